package io.aibotiyi.backend.identity.apikeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Raises the alarm about keys that somebody else may use: one whose signatures fail {@link #BURST}
 * times in five minutes, and one that signs well after it was revoked, at most once a minute. Each
 * node counts for itself, for at most 10,000 keys; beyond, those counted longest ago are forgotten.
 */
@Component
public final class KeyAlarms {

    /** Bad signatures that are an alarm. */
    static final int BURST = 10;

    private final SecurityAlerts alerts;
    private final Cache<UUID, AtomicInteger> failures = counts(Duration.ofMinutes(5));
    private final Cache<UUID, AtomicInteger> revoked = counts(Duration.ofMinutes(1));

    public KeyAlarms(SecurityAlerts alerts) {
        this.alerts = alerts;
    }

    private static Cache<UUID, AtomicInteger> counts(Duration kept) {
        return Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(kept).build();
    }

    /** The key's id is known, its private key is not: anybody may have sent this. */
    void badSignature(ApiKeyView key) {
        if (failures.get(key.id(), id -> new AtomicInteger()).incrementAndGet() == BURST) {
            failures.invalidate(key.id());
            alerts.raise(
                    "identity.api-key.failing",
                    Severity.WARNING,
                    key.owner(),
                    Map.of("key", key.id().toString(), "failures", Integer.toString(BURST)));
        }
    }

    /** Whoever signed has the private key. */
    void usedAfterRevocation(ApiKeyView key, String address) {
        if (revoked.get(key.id(), id -> new AtomicInteger()).incrementAndGet() == 1) {
            alerts.raise(
                    "identity.api-key.revoked-used",
                    Severity.WARNING,
                    key.owner(),
                    Map.of("key", key.id().toString(), "address", address));
        }
    }
}
