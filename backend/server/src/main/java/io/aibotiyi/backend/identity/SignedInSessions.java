package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Sessions.SessionView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that have not ended, and ending them. Who may ask is decided before; these methods
 * only see to it that what is called one's own is. What ends is refused from then on, and its
 * connections close within a second on every node. Safe from any thread.
 */
public interface SignedInSessions {

    /** The caller's, the latest used first. */
    List<SessionView> of(AuthenticatedUser user);

    /** The one that calls. */
    SessionView current(AuthenticatedUser user);

    /**
     * @throws ProblemException NOT_FOUND
     */
    void end(AuthenticatedUser user, UUID session);

    /** All of the caller's but the one that calls; answers how many. */
    int endOthers(AuthenticatedUser user);

    /**
     * Everybody's, the latest opened first.
     *
     * @param user only theirs; null for all
     * @param limit 1 to 500
     * @throws ProblemException INVALID_FIELD
     */
    Page<SessionView> page(@Nullable UserId user, @Nullable String after, int limit);

    /**
     * @throws ProblemException NOT_FOUND
     */
    void endAnybodys(UUID session);

    /** All of a person's; answers how many. */
    int endAllOf(UserId user);

    /** Everybody's but the one that calls; answers how many. */
    int endEverybodys(AuthenticatedUser but);
}
