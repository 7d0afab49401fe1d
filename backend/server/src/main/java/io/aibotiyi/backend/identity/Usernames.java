package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import java.util.Collection;
import java.util.Map;

/**
 * What people are called, for lists of other modules. Safe from any thread; blocks on the database.
 */
public interface Usernames {

    /** Most that are asked for at once. */
    int MOST = 1_000;

    /**
     * The user names behind identifiers; an identifier that nobody has is left out.
     *
     * @throws IllegalArgumentException for more than {@link #MOST}
     */
    Map<UserId, String> of(Collection<UserId> people);
}
