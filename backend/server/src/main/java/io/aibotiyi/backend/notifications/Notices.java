package io.aibotiyi.backend.notifications;

import io.aibotiyi.domain.UserId;
import java.util.Map;

/** Tells people what happened to what is theirs. Safe from any thread. */
public interface Notices {

    /**
     * Stores a notice in the caller's transaction; it reaches the person's open workstations after
     * the commit and is there when they sign in next.
     *
     * @param kind dotted and stable: {@code identity.factor.added}
     * @param details facts for its text; no secrets
     */
    void tell(UserId person, String kind, Map<String, String> details);
}
