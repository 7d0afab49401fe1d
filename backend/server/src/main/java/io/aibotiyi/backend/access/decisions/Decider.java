package io.aibotiyi.backend.access.decisions;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.AccessDecision.Verdict;
import io.aibotiyi.backend.access.AccessProperties;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.StrongFactors;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.access.roles.Assignment;
import io.aibotiyi.backend.access.roles.AssignmentStore;
import io.aibotiyi.backend.access.roles.RoleGraph;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decides in this order: roles, scopes of a key, then whether to prove again who it is. */
@Service
public final class Decider implements Access {

    private static final Set<String> STRONG = Set.of("otp", "hwk", "rec", "emb");

    private final Knowledge knowledge;
    private final AssignmentStore assignments;
    private final AccessProperties properties;
    private final ObjectProvider<StrongFactors> factors;
    private final TimeOrderedIds ids;
    private final Clock clock;

    public Decider(
            Knowledge knowledge,
            AssignmentStore assignments,
            AccessProperties properties,
            ObjectProvider<StrongFactors> factors,
            TimeOrderedIds ids,
            Clock clock) {
        this.knowledge = knowledge;
        this.assignments = assignments;
        this.properties = properties;
        this.factors = factors;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public AccessDecision decide(Subject who, Permission what, Resource on) {
        Instant now = clock.instant();
        UUID stamp = knowledge.stamp();
        RoleGraph roles = knowledge.roles(stamp);
        List<String> reasons = new ArrayList<>();
        for (Assignment assignment : knowledge.grants(stamp, who.user()).assignments()) {
            if (assignment.inForce(now) && roles.brings(assignment.role(), what)) {
                reasons.add("role " + roles.path(assignment.role(), what));
            }
        }
        if (reasons.isEmpty()) {
            return decision(Verdict.DENIED, what, "no role brings " + what.code());
        }
        if (who.kind() != Subject.Kind.PERSON && !who.scopes().contains(what)) {
            return decision(Verdict.DENIED, what, "the key's scopes lack " + what.code());
        }
        if (what.sensitive()) {
            return freshly(who, what, now, reasons);
        }
        return new AccessDecision(Verdict.ALLOWED, what, reasons, null, List.of());
    }

    private AccessDecision freshly(
            Subject who, Permission what, Instant now, List<String> reasons) {
        if (who.kind() == Subject.Kind.API_KEY) {
            return decision(
                    Verdict.DENIED, what, what.code() + " is sensitive; a key cannot carry it");
        }
        if (who.authenticatedAt().plus(properties.stepUpWithin()).isBefore(now)) {
            return decision(
                    Verdict.STEP_UP,
                    what,
                    "the last proof of who it is is older than " + properties.stepUpWithin());
        }
        boolean strong = who.factors().stream().anyMatch(STRONG::contains);
        StrongFactors known = factors.getIfAvailable();
        if (!strong
                && who.kind() == Subject.Kind.PERSON
                && known != null
                && known.enrolled(who.user())) {
            return decision(Verdict.STEP_UP, what, "a second factor is enrolled and was not used");
        }
        return new AccessDecision(Verdict.ALLOWED, what, reasons, null, List.of());
    }

    private static AccessDecision decision(Verdict verdict, Permission what, String reason) {
        return new AccessDecision(verdict, what, List.of(reason), null, List.of());
    }

    @Override
    public AccessDecision require(Subject who, Permission what, Resource on) {
        AccessDecision decision = decide(who, what, on);
        return switch (decision.verdict()) {
            case ALLOWED -> decision;
            case STEP_UP ->
                    throw new ProblemException(
                            ErrorCode.STEP_UP_REQUIRED,
                            "To " + lower(what.text()) + ": " + decision.reasons().getFirst());
            case DENIED ->
                    throw new ProblemException(
                            ErrorCode.FORBIDDEN,
                            "This needs " + what.code() + " (" + lower(what.text()) + ").");
        };
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    @Override
    public Set<Permission> permissionsOf(UserId user) {
        Instant now = clock.instant();
        UUID stamp = knowledge.stamp();
        RoleGraph roles = knowledge.roles(stamp);
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        knowledge.grants(stamp, user).assignments().stream()
                .filter(a -> a.inForce(now))
                .forEach(a -> all.addAll(roles.permissions(a.role())));
        return all;
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
