package io.aibotiyi.backend.identity.people;

import io.aibotiyi.domain.UserId;

/** What the lifecycle asks of those who keep sessions. */
public interface OpenSessions {

    /**
     * Ends all sessions of the person on all devices, in the caller's transaction; their
     * connections close after the commit.
     *
     * @return how many ended now
     */
    int endAll(UserId person, String reason);
}
