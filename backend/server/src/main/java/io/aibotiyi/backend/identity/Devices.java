package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Sessions.DeviceView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People's registered devices. Who may ask is decided before; these methods only see to it that
 * what is called one's own is. Safe from any thread.
 */
public interface Devices {

    /** The caller's, the latest seen first. */
    List<DeviceView> of(AuthenticatedUser user);

    /**
     * @param name 1 to 64 characters
     * @throws ProblemException NOT_FOUND, INVALID_FIELD
     */
    DeviceView rename(AuthenticatedUser user, UUID device, String name);

    /**
     * Trusts one of the caller's devices that is pending; its sessions are confined no more.
     *
     * @throws ProblemException NOT_FOUND; DEVICE_PENDING if the caller's own device is not trusted
     */
    DeviceView confirm(AuthenticatedUser user, UUID device);

    /**
     * Forgets one of the caller's devices and ends its sessions.
     *
     * @throws ProblemException NOT_FOUND
     */
    void remove(AuthenticatedUser user, UUID device);

    /**
     * Everybody's, the latest added first.
     *
     * @param user only theirs; null for all
     * @param limit 1 to 500
     * @throws ProblemException INVALID_FIELD
     */
    Page<DeviceView> page(@Nullable UserId user, @Nullable String after, int limit);

    /**
     * @throws ProblemException NOT_FOUND
     */
    DeviceView confirmAnybodys(UUID device);

    /**
     * @throws ProblemException NOT_FOUND
     */
    void removeAnybodys(UUID device);
}
