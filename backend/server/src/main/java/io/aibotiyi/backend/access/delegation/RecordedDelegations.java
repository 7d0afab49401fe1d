package io.aibotiyi.backend.access.delegation;

import static io.aibotiyi.backend.access.input.Fields.forbidden;
import static io.aibotiyi.backend.access.input.Fields.invalid;

import io.aibotiyi.backend.access.Delegations;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.roles.AssignmentStore;
import io.aibotiyi.backend.access.roles.RoleGraph;
import io.aibotiyi.backend.access.roles.RoleStore;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.DelegationView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Delegations with their entries in the audit log. */
@Service
public final class RecordedDelegations implements Delegations {

    private static final Duration LONGEST = Duration.ofDays(90);

    private final DelegationStore store;
    private final RoleStore roles;
    private final AssignmentStore assignments;
    private final AccessStamp stamp;
    private final Trail trail;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public RecordedDelegations(
            DelegationStore store,
            RoleStore roles,
            AssignmentStore assignments,
            AccessStamp stamp,
            Trail trail,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.roles = roles;
        this.assignments = assignments;
        this.stamp = stamp;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public DelegationView delegate(UserId by, Delegate request) {
        Instant now = clock.instant();
        String reason = Fields.reason(request.reason());
        Set<Permission> permissions = Fields.permissions("permissions", request.permissions());
        requireDelegable(permissions);
        if (request.delegate().equals(by)) {
            throw invalid("delegate", "Nobody can delegate to themselves.");
        }
        if (!request.ends().isAfter(now) || request.ends().isAfter(now.plus(LONGEST))) {
            throw invalid("ends", "ends must lie in the future, at most 90 days from now.");
        }
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    stamp.change();
                    requireOwn(by, permissions, now);
                    Delegation made =
                            new Delegation(
                                    ids.next(),
                                    by,
                                    request.delegate(),
                                    permissions,
                                    reason,
                                    now,
                                    request.ends(),
                                    null);
                    store.add(made);
                    trail.rightsChanged(Set.of(made.delegate()));
                    trail.done("access.delegated", "user:" + made.delegate(), facts(made));
                    trail.tell(
                            made.delegate(),
                            "access.delegated",
                            Map.of("delegator", by.toString()));
                    return view(made);
                }));
    }

    private static Map<String, String> facts(Delegation d) {
        return Map.of(
                "delegation", d.id().toString(),
                "delegator", d.delegator().toString(),
                "permissions", Fields.joined(d.permissions()),
                "ends", d.ends().toString(),
                "reason", d.reason());
    }

    private static void requireDelegable(Set<Permission> permissions) {
        if (permissions.isEmpty()) {
            throw invalid("permissions", "Name at least one permission.");
        }
        for (Permission permission : permissions) {
            if (permission.personal() || permission == Permission.ROLES_MANAGE) {
                throw invalid(
                        "permissions",
                        permission.code()
                                + (permission.personal()
                                        ? " is about one's own things; it cannot be delegated."
                                        : " is given by roles alone."));
            }
        }
    }

    /** By a role of their own: what one has by delegation or for a time is not one's to give. */
    private void requireOwn(UserId by, Set<Permission> permissions, Instant now) {
        RoleGraph graph = roles.read();
        EnumSet<Permission> own = EnumSet.noneOf(Permission.class);
        assignments.of(by, now).forEach(a -> own.addAll(graph.permissions(a.role())));
        for (Permission permission : permissions) {
            if (!own.contains(permission)) {
                throw forbidden(
                        "No role of yours brings "
                                + permission.code()
                                + "; you cannot delegate"
                                + " it.");
            }
        }
    }

    @Override
    public void revoke(UserId by, UUID id) {
        transaction.executeWithoutResult(status -> {
            stamp.change();
            Delegation found =
                    store.byId(id)
                            .filter(d -> d.delegator().equals(by) || d.delegate().equals(by))
                            .filter(d -> d.inForce(clock.instant()))
                            .orElseThrow(() -> Fields.missing("delegation in force"));
            store.revoke(id, by, clock.instant());
            trail.rightsChanged(Set.of(found.delegate()));
            trail.done("access.delegation.revoked", "user:" + found.delegate(), facts(found));
        });
    }

    @Override
    public List<DelegationView> of(UserId user) {
        return store.of(user).stream().map(RecordedDelegations::view).toList();
    }

    private static DelegationView view(Delegation d) {
        return new DelegationView(
                d.id(),
                d.delegator(),
                d.delegate(),
                Fields.codes(d.permissions()),
                d.reason(),
                d.created(),
                d.ends(),
                d.revoked());
    }
}
