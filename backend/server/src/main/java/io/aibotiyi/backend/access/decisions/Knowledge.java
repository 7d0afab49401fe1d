package io.aibotiyi.backend.access.decisions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.roles.AssignmentStore;
import io.aibotiyi.backend.access.roles.RoleGraph;
import io.aibotiyi.backend.access.roles.RoleStore;
import io.aibotiyi.domain.UserId;
import java.time.Clock;
import java.util.UUID;
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
    private final Clock clock;
    private final Cache<UserId, StampedGrants> people =
            Caffeine.newBuilder().maximumSize(PEOPLE).build();
    private volatile @Nullable StampedRoles graph;

    public Knowledge(
            AccessStamp stamps, RoleStore roles, AssignmentStore assignments, Clock clock) {
        this.stamps = stamps;
        this.roles = roles;
        this.assignments = assignments;
        this.clock = clock;
    }

    UUID stamp() {
        return stamps.current();
    }

    /** All roles as of the stamp or later. */
    RoleGraph roles(UUID stamp) {
        StampedRoles known = graph;
        if (known == null || !known.stamp().equals(stamp)) {
            known = new StampedRoles(stamp, roles.read());
            graph = known;
        }
        return known.roles();
    }

    /** What the person was given, as of the stamp or later. */
    Grants grants(UUID stamp, UserId user) {
        StampedGrants known = people.getIfPresent(user);
        if (known == null || !known.stamp().equals(stamp)) {
            known = new StampedGrants(stamp, new Grants(assignments.of(user, clock.instant())));
            people.put(user, known);
        }
        return known.grants();
    }

    /** What is remembered of the person is old. */
    void forget(UserId user) {
        people.invalidate(user);
    }
}
