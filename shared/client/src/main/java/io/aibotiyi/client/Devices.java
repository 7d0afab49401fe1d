package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Sessions.DeviceView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registered devices: workstations and bots that hold a {@link DeviceKey}. */
public interface Devices {

    /** One's own, the latest seen first. */
    List<DeviceView> list();

    /** Answers the device with its new name. */
    DeviceView rename(UUID device, String name);

    /** Confirms one of one's own devices that is pending, from one that is not. */
    DeviceView confirm(UUID device);

    /** Forgets one of one's own devices and ends its sessions. */
    void remove(UUID device);

    /**
     * Everybody's, the latest added first. Needs {@code sessions:read}.
     *
     * @param user only theirs; null for all
     * @param after {@code next} of the page before; null for the first
     * @param limit 1 to 500
     */
    Page<DeviceView> everybodys(@Nullable UserId user, @Nullable String after, int limit);

    /** Confirms somebody's device for them. Needs {@code people:manage}. */
    DeviceView confirmAnybodys(UUID device);

    /** Forgets somebody's device and ends its sessions. Needs {@code sessions:end}. */
    void removeAnybodys(UUID device);
}
