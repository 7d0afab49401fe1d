package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ProblemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides. Roles, delegations and temporary privileges give permissions; attribute policies may
 * forbid or permit on top; whatever fails denies. Changes are seen by the next decision. Safe from
 * any thread; answers mostly from memory.
 */
public interface Access {

    AccessDecision decide(Subject who, Permission what, Resource on);

    /**
     * Decides, and tells the audit log of a refusal. Call it outside a transaction, before the act.
     *
     * @return the permission to act and its grounds
     * @throws ProblemException FORBIDDEN, STEP_UP_REQUIRED
     */
    AccessDecision require(Subject who, Permission what, Resource on);

    /** Every permission that the person has now, before attribute policies. */
    Set<Permission> permissionsOf(UserId user);

    /** Names of the roles assigned to the person now, in order of name. */
    List<String> rolesOf(UserId user);

    /** As {@link #rolesOf(UserId)} of each, for a page of a list in one look at the database. */
    default Map<UserId, List<String>> rolesOf(Collection<UserId> people) {
        Map<UserId, List<String>> roles = new HashMap<>();
        people.forEach(person -> roles.put(person, rolesOf(person)));
        return roles;
    }

    /**
     * Gives a new person their first roles, in the caller's transaction; by the backend itself, at
     * setup or registration. Administrators use the console's operations instead. A person who has
     * or had a role keeps what they have.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    void assignFirst(UserId user, Set<String> roles);
}
