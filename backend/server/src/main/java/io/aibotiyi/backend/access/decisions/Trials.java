package io.aibotiyi.backend.access.decisions;

import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.access.policies.RuleSet;
import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Decides what nobody asked: hypothetical requests, and past ones under other rules. */
@Component
public final class Trials {

    private final Knowledge knowledge;
    private final Judge judge;

    public Trials(Knowledge knowledge, Judge judge) {
        this.knowledge = knowledge;
        this.judge = judge;
    }

    /**
     * @param roles counted besides the person's own
     */
    public AccessDecision decide(
            RuleSet rules,
            Subject who,
            Collection<String> roles,
            Permission what,
            Resource on,
            Instant at) {
        return judge.judge(knowledge.sources(who.user(), roles, at), rules, who, what, on, at);
    }

    /** As {@link #decide}, with the rules in force. */
    public AccessDecision decideNow(
            Subject who, Collection<String> roles, Permission what, Resource on, Instant at) {
        return decide(knowledge.rules(), who, roles, what, on, at);
    }

    /** Who has nothing. */
    public static UserId nobody() {
        return new UserId(new java.util.UUID(0, 0));
    }
}
