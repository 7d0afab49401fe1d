package io.aibotiyi.backend.access.decisions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.access.delegation.DelegationStore;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.backend.access.policies.RuleSet;
import io.aibotiyi.backend.access.policies.RulesInForce;
import io.aibotiyi.backend.access.privileges.PrivilegeStore;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.roles.Assignment;
import io.aibotiyi.backend.access.roles.AssignmentStore;
import io.aibotiyi.backend.access.roles.RoleGraph;
import io.aibotiyi.backend.access.roles.RoleStore;
import io.aibotiyi.domain.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What decisions are made from, kept in memory under the stamp it was read at: all roles, and the
 * grants of the {@link #PEOPLE} people who were decided about last. Safe from any thread.
 */
@Component
public final class Knowledge {

    static final int PEOPLE = 10_000;

    private record StampedRoles(UUID stamp, RoleGraph roles) {}

    private record StampedGrants(UUID stamp, Grants grants) {}

    private final AccessStamp stamps;
    private final RoleStore roles;
    private final AssignmentStore assignments;
    private final DelegationStore delegations;
    private final PrivilegeStore privileges;
    private final RulesInForce policies;
    private final Clock clock;
    private final Cache<UserId, StampedGrants> people =
            Caffeine.newBuilder().maximumSize(PEOPLE).build();
    private volatile @Nullable StampedRoles graph;

    public Knowledge(
            AccessStamp stamps,
            RoleStore roles,
            AssignmentStore assignments,
            DelegationStore delegations,
            PrivilegeStore privileges,
            RulesInForce policies,
            Clock clock) {
        this.stamps = stamps;
        this.roles = roles;
        this.assignments = assignments;
        this.delegations = delegations;
        this.privileges = privileges;
        this.policies = policies;
        this.clock = clock;
    }

    UUID stamp() {
        return stamps.current();
    }

    /** All roles as of the stamp or later. */
    RoleGraph roles(UUID stamp) {
        if (stamps.inChange()) {
            return roles.read();
        }
        StampedRoles known = graph;
        if (known == null || !known.stamp().equals(stamp)) {
            known = new StampedRoles(stamp, roles.read());
            graph = known;
        }
        return known.roles();
    }

    /** What the person was given, as of the stamp or later. */
    Grants grants(UUID stamp, UserId user) {
        if (stamps.inChange()) {
            return read(user);
        }
        StampedGrants known = people.getIfPresent(user);
        if (known == null || !known.stamp().equals(stamp)) {
            known = new StampedGrants(stamp, read(user));
            people.put(user, known);
        }
        return known.grants();
    }

    private Grants read(UserId user) {
        Instant now = clock.instant();
        return new Grants(
                assignments.of(user, now),
                delegations.to(user, now),
                privileges.inForce(user, now));
    }

    /** Names of the roles in force, in order; read anew, and not remembered. */
    Map<UserId, List<String>> roles(Collection<UserId> people, Instant now) {
        Map<UserId, List<String>> roles = HashMap.newHashMap(people.size());
        Map<UserId, List<Assignment>> all =
                assignments.of(people, now).stream()
                        .collect(Collectors.groupingBy(Assignment::user));
        for (UserId person : people) {
            roles.put(
                    person,
                    all.getOrDefault(person, List.of()).stream()
                            .filter(a -> a.inForce(now))
                            .map(Assignment::role)
                            .distinct()
                            .sorted()
                            .toList());
        }
        return roles;
    }

    /** The ways by which the person has permissions at that moment. */
    Sources sources(UserId user, Instant now) {
        return sources(user, List.of(), now);
    }

    /**
     * @param more roles counted besides
     * @throws io.aibotiyi.protocol.ProblemException INVALID_FIELD if there is no such role
     */
    Sources sources(UserId user, Collection<String> more, Instant now) {
        UUID stamp = stamp();
        RoleGraph graph = roles(stamp);
        Grants had = grants(stamp, user);
        List<Assignment> all = new ArrayList<>(had.assignments());
        for (String role : more) {
            if (graph.role(role).isEmpty()) {
                throw Fields.invalid("roles", "There is no role " + Fields.cut(role) + ".");
            }
            all.add(
                    new Assignment(
                            new UUID(0, 0), user, role, null, "supposed", now, null, null, null));
        }
        Grants supposed = new Grants(all, had.delegations(), had.privileges());
        return new Sources(graph, supposed, now, other -> grants(stamp, other));
    }

    /** The policies in force. */
    RuleSet rules() {
        return policies.at(stamp());
    }

    /** What is remembered of the person is old. */
    void forget(UserId user) {
        people.invalidate(user);
    }
}
