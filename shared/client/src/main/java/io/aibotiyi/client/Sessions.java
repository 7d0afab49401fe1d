package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Sessions.SessionView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, from where; and signing them out. Ending a session closes its streams within a
 * second. What ends sessions needs a recent sign-in: STEP_UP_REQUIRED otherwise.
 */
public interface Sessions {

    /** One's own, the latest used first. */
    List<SessionView> list();

    SessionView current();

    /**
     * Says that the person is doing something here, though nothing else is asked of the backend; at
     * most once a minute is enough.
     */
    void active();

    /** Ends one of one's own sessions. */
    void end(UUID session);

    /** Ends all of one's own sessions but this one; answers how many. */
    int endOthers();

    /**
     * Everybody's, the latest opened first. Needs {@code sessions:read}.
     *
     * @param user only theirs; null for all
     * @param after {@code next} of the page before; null for the first
     * @param limit 1 to 500
     */
    Page<SessionView> everybodys(@Nullable UserId user, @Nullable String after, int limit);

    /** Signs somebody's session out. Needs {@code sessions:end}. */
    void endAnybodys(UUID session);

    /** Signs somebody out everywhere; answers how many sessions. Needs {@code sessions:end}. */
    int endAllOf(UserId user);

    /** Signs everybody out but this session; answers how many. Needs {@code sessions:end}. */
    int endEverybodys();
}
