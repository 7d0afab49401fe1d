package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import java.util.Set;

/**
 * What people may do has changed: a role, an assignment, a delegation or a temporary privilege.
 * Published inside the transaction that changes it, after it holds the one lock that puts such
 * changes in order; a listener that throws undoes the change. Decisions are made from what is
 * stored and need no listener; what was handed out earlier, such as tokens, does.
 *
 * @param people everybody whose rights may differ now; at least one
 */
public record RightsChanged(Set<UserId> people) {

    public RightsChanged {
        people = Set.copyOf(people);
    }
}
