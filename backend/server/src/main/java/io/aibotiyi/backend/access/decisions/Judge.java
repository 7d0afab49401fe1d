package io.aibotiyi.backend.access.decisions;

import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.AccessDecision.Verdict;
import io.aibotiyi.backend.access.AccessProperties;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.StrongFactors;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.access.policies.Answer;
import io.aibotiyi.backend.access.policies.Question;
import io.aibotiyi.backend.access.policies.RuleSet;
import io.aibotiyi.backend.access.policies.RulesInForce;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Decides one request from what is known and the policies given. In this order: a key's scopes;
 * roles, privileges and delegations; policies, of which an error or a forbidding refuses and a
 * permitting gives; whether to prove again who it is.
 */
@Component
public final class Judge {

    /** Why a proof is asked for that a password cannot give. */
    static final String SECOND_FACTOR = "a second factor is enrolled and was not used";

    /** Methods of RFC 8176 and ours that count as a second factor. */
    private static final Set<String> STRONG = Set.of("otp", "hwk", "rec", "emb");

    private final RulesInForce inForce;
    private final AccessProperties properties;
    private final ObjectProvider<StrongFactors> factors;

    public Judge(
            RulesInForce inForce,
            AccessProperties properties,
            ObjectProvider<StrongFactors> factors) {
        this.inForce = inForce;
        this.properties = properties;
        this.factors = factors;
    }

    AccessDecision judge(
            Sources sources,
            RuleSet rules,
            Subject who,
            Permission what,
            Resource on,
            Instant now) {
        if (who.kind() != Subject.Kind.PERSON && !who.scopes().contains(what)) {
            return refused(what, "the key's scopes lack " + what.code());
        }
        List<String> reasons = new ArrayList<>(sources.reasons(what));
        if (rules.governs(what)) {
            Answer answer = inForce.answer(rules, question(sources, who, what, on, now));
            if (!answer.errors().isEmpty()) {
                return refused(what, "policies failed: " + answer.errors().getFirst());
            }
            if (!answer.forbids().isEmpty()) {
                return refused(what, "forbidden by policy " + String.join(", ", answer.forbids()));
            }
            answer.permits().forEach(p -> reasons.add("policy " + p));
        }
        if (reasons.isEmpty()) {
            return refused(what, "no role brings " + what.code());
        }
        AccessDecision allowed =
                new AccessDecision(
                        Verdict.ALLOWED, what, reasons, sources.behalf(what), sources.privileges());
        return what.sensitive() ? freshly(who, now, allowed) : allowed;
    }

    private static Question question(
            Sources sources, Subject who, Permission what, Resource on, Instant now) {
        return new Question(
                who.user(),
                who.kind().name(),
                sources.roleNames(),
                what,
                on,
                now.truncatedTo(ChronoUnit.SECONDS),
                who.attributes().getOrDefault("address", ""),
                Boolean.parseBoolean(who.attributes().get("device.trusted")),
                risk(who.attributes().get("risk")),
                Math.max(0, Duration.between(who.authenticatedAt(), now).toSeconds()),
                who.factors());
    }

    /** Risk that cannot be read is the highest. */
    private static int risk(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            return Math.clamp(Integer.parseInt(text), 0, 100);
        } catch (NumberFormatException e) {
            return 100;
        }
    }

    private AccessDecision freshly(Subject who, Instant now, AccessDecision allowed) {
        Permission what = allowed.permission();
        if (who.kind() == Subject.Kind.API_KEY) {
            return refused(what, what.code() + " is sensitive; a key cannot carry it");
        }
        if (who.authenticatedAt().plus(properties.stepUpWithin()).isBefore(now)) {
            return stepUp(
                    allowed,
                    "the last proof of who you are is older than "
                            + properties.stepUpWithin().toSeconds()
                            + " s");
        }
        boolean strong = who.factors().stream().anyMatch(STRONG::contains);
        if (!strong && who.kind() == Subject.Kind.PERSON && enrolled(who)) {
            return stepUp(allowed, SECOND_FACTOR);
        }
        return allowed;
    }

    private boolean enrolled(Subject who) {
        StrongFactors known = factors.getIfAvailable();
        return known != null && known.enrolled(who.user());
    }

    private static AccessDecision stepUp(AccessDecision allowed, String why) {
        List<String> reasons = new ArrayList<>(List.of(why));
        reasons.addAll(allowed.reasons());
        return new AccessDecision(
                Verdict.STEP_UP,
                allowed.permission(),
                reasons,
                allowed.behalf(),
                allowed.privileges());
    }

    private static AccessDecision refused(Permission what, String why) {
        return new AccessDecision(Verdict.DENIED, what, List.of(why), null, List.of());
    }
}
