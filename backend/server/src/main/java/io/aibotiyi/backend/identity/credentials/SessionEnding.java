package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.domain.UserId;

/** What changed credentials ask of those who keep sessions. Call it outside a transaction. */
public interface SessionEnding {

    /** Ends every session of the person; answers how many. */
    int endAll(UserId person, String reason);

    /** Ends every session of the person but the one that calls; answers how many. */
    int endOthers(AuthenticatedUser user, String reason);
}
