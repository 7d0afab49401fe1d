package io.aibotiyi.backend.access.decisions;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.delegation.Delegation;
import io.aibotiyi.backend.access.roles.Assignment;
import io.aibotiyi.backend.access.roles.RoleGraph;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ways by which one person has permissions at one moment: roles, temporary privileges and
 * delegations. Immutable.
 */
final class Sources {

    private final RoleGraph roles;
    private final Grants grants;
    private final Instant now;
    private final Function<UserId, Grants> others;

    /**
     * @param others what somebody else was given, to see whether a delegator still has it
     */
    Sources(RoleGraph roles, Grants grants, Instant now, Function<UserId, Grants> others) {
        this.roles = roles;
        this.grants = grants;
        this.now = now;
        this.others = others;
    }

    /** Why, in words; empty if the person does not have it. */
    List<String> reasons(Permission permission) {
        List<String> reasons = new ArrayList<>(own(permission));
        for (Delegation d : grants.delegations()) {
            if (gives(d, permission)) {
                reasons.add("delegation " + d.id() + " of user " + d.delegator());
            }
        }
        return reasons;
    }

    /** By roles and temporary privileges. */
    private List<String> own(Permission permission) {
        List<String> reasons = new ArrayList<>();
        for (Assignment a : grants.assignments()) {
            if (a.inForce(now) && roles.brings(a.role(), permission)) {
                reasons.add("role " + roles.path(a.role(), permission));
            }
        }
        for (PrivilegeView p : inForce()) {
            if (gives(p, permission)) {
                reasons.add((p.breakGlass() ? "broken glass " : "privilege ") + p.id());
            }
        }
        return reasons;
    }

    /** Who delegated it, where nothing else gives it. */
    @Nullable UserId behalf(Permission permission) {
        if (!own(permission).isEmpty()) {
            return null;
        }
        return grants.delegations().stream()
                .filter(d -> gives(d, permission))
                .map(Delegation::delegator)
                .findFirst()
                .orElse(null);
    }

    /** Ids of the temporary privileges in force. */
    List<UUID> privileges() {
        return inForce().stream().map(PrivilegeView::id).toList();
    }

    /** Names of assigned roles and of those taken for a time, with all their ancestors. */
    Set<String> roleNames() {
        Set<String> names = new TreeSet<>();
        grants.assignments().stream()
                .filter(a -> a.inForce(now))
                .forEach(a -> names.addAll(roles.withAncestors(a.role())));
        for (PrivilegeView p : inForce()) {
            String role = p.role();
            if (role != null) {
                names.addAll(roles.withAncestors(role));
            }
        }
        return names;
    }

    Set<Permission> all() {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (!reasons(permission).isEmpty()) {
                all.add(permission);
            }
        }
        return all;
    }

    private List<PrivilegeView> inForce() {
        return grants.privileges().stream()
                .filter(p -> p.ends() != null && now.isBefore(p.ends()))
                .toList();
    }

    private boolean gives(PrivilegeView p, Permission permission) {
        String role = p.role();
        return role != null
                ? roles.brings(role, permission)
                : permission.code().equals(p.permission());
    }

    /** While the delegator has it by a role: not what they have by delegation or for a time. */
    private boolean gives(Delegation d, Permission permission) {
        return d.inForce(now)
                && d.permissions().contains(permission)
                && others.apply(d.delegator()).assignments().stream()
                        .anyMatch(a -> a.inForce(now) && roles.brings(a.role(), permission));
    }
}
