package io.aibotiyi.backend.access.decisions;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.AccessDecision.Verdict;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.access.roles.Assignment;
import io.aibotiyi.backend.access.roles.AssignmentStore;
import io.aibotiyi.backend.access.roles.OwnRights;
import io.aibotiyi.backend.access.roles.RoleGraph;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Roles.PermissionSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Access as other modules see it. */
@Service
public final class Decider implements Access, OwnRights {

    private final Knowledge knowledge;
    private final AssignmentStore assignments;
    private final Judge judge;
    private final RecentDecisions recent;
    private final Refusals refusals;
    private final TimeOrderedIds ids;
    private final Clock clock;

    public Decider(
            Knowledge knowledge,
            AssignmentStore assignments,
            Judge judge,
            RecentDecisions recent,
            Refusals refusals,
            TimeOrderedIds ids,
            Clock clock) {
        this.knowledge = knowledge;
        this.assignments = assignments;
        this.judge = judge;
        this.recent = recent;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public AccessDecision decide(Subject who, Permission what, Resource on) {
        Instant now = clock.instant();
        AccessDecision decision =
                judge.judge(
                        knowledge.sources(who.user(), now), knowledge.rules(), who, what, on, now);
        recent.add(new RecentDecisions.Made(who, what, on, now, decision.verdict()));
        return decision;
    }

    @Override
    public AccessDecision require(Subject who, Permission what, Resource on) {
        AccessDecision decision = decide(who, what, on);
        if (decision.allowed()) {
            return decision;
        }
        refusals.note(who, decision, on);
        String why = decision.reasons().getFirst();
        String doing = Character.toLowerCase(what.text().charAt(0)) + what.text().substring(1);
        throw decision.verdict() == Verdict.STEP_UP
                ? new ProblemException(
                        ErrorCode.STEP_UP_REQUIRED,
                        "To " + doing + ": " + why + ".",
                        why.equals(Judge.SECOND_FACTOR) ? "acr" : "auth_time")
                : new ProblemException(
                        ErrorCode.FORBIDDEN, "This needs " + what.code() + " (" + doing + ").");
    }

    @Override
    public Set<Permission> permissionsOf(UserId user) {
        return knowledge.sources(user, clock.instant()).all();
    }

    @Override
    public void require(UserId giver, Collection<Permission> given) {
        Set<Permission> own = permissionsOf(giver);
        List<String> lacking =
                given.stream()
                        .filter(p -> !p.personal() && !own.contains(p))
                        .map(Permission::code)
                        .sorted()
                        .toList();
        if (!lacking.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN,
                    "You lack " + String.join(", ", lacking) + " and cannot give it.");
        }
    }

    @Override
    public List<PermissionSource> sources(UserId user) {
        Sources sources = knowledge.sources(user, clock.instant());
        return sources.all().stream()
                .map(p -> new PermissionSource(p.code(), sources.reasons(p)))
                .toList();
    }

    @Override
    public List<String> rolesOf(UserId user) {
        Instant now = clock.instant();
        return knowledge.grants(knowledge.stamp(), user).assignments().stream()
                .filter(a -> a.inForce(now))
                .map(Assignment::role)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Map<UserId, List<String>> rolesOf(Collection<UserId> people) {
        return knowledge.roles(people, clock.instant());
    }

    @Override
    public void assignFirst(UserId user, Set<String> first) {
        RoleGraph roles = knowledge.roles(knowledge.stamp());
        for (String name : first) {
            if (roles.role(name).isEmpty()) {
                throw new IllegalArgumentException("There is no role " + name);
            }
        }
        if (assignments.hasOrHad(user)) {
            return;
        }
        for (String role : first) {
            assignments.add(
                    new Assignment(
                            ids.next(),
                            user,
                            role,
                            null,
                            "first roles",
                            clock.instant(),
                            null,
                            null,
                            null));
        }
        forgetAfterwards(user);
    }

    private void forgetAfterwards(UserId user) {
        knowledge.forget(user);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            knowledge.forget(user);
                        }
                    });
        }
    }
}
