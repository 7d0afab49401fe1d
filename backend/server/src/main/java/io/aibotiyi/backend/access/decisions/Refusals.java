package io.aibotiyi.backend.access.decisions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.Severity;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Notes refusals in the audit log, and alerts when one person meets {@link #BURST} of them within
 * five minutes. Counts at most 10,000 people at once; beyond, the oldest are forgotten.
 */
@Component
public final class Refusals {

    static final int BURST = 20;

    private final Trail trail;
    private final SecurityAlerts alerts;
    private final Cache<UserId, AtomicInteger> counts =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofMinutes(5))
                    .build();

    public Refusals(Trail trail, SecurityAlerts alerts) {
        this.trail = trail;
        this.alerts = alerts;
    }

    void note(Subject who, AccessDecision decision, Resource on) {
        String why = decision.reasons().getFirst();
        boolean stepUp = decision.verdict() == AccessDecision.Verdict.STEP_UP;
        trail.refused(
                stepUp ? "access.step-up.demanded" : "access.denied",
                on.id() == null ? on.type() : on.type() + ":" + on.id(),
                Map.of("permission", decision.permission().code(), "why", why));
        if (stepUp) {
            return;
        }
        int count = counts.get(who.user(), u -> new AtomicInteger()).incrementAndGet();
        if (count == BURST) {
            counts.invalidate(who.user());
            alerts.raise(
                    "access.denied.burst",
                    Severity.WARNING,
                    who.user(),
                    Map.of("permission", decision.permission().code()));
        }
    }
}
