package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;
import java.util.UUID;

/**
 * Accounts at sign-in providers that stand for a person here. They are linked on the sign-in page.
 * Each change is in the audit log and told to the person. Safe from any thread.
 */
public interface LinkedAccounts {

    /** The caller's, the latest linked first. */
    List<LinkedAccountView> of(AuthenticatedUser user);

    /**
     * The account signs nobody in any more; sessions that it opened go on.
     *
     * @throws ProblemException NOT_FOUND; LAST_FACTOR if the person could sign in with nothing else
     */
    void unlink(AuthenticatedUser user, UUID account);
}
