package io.aibotiyi.backend.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.gateway.limits.RateLimitProperties.Rate;
import io.aibotiyi.protocol.Operations.RateLimit;
import io.aibotiyi.protocol.Operations.RateLimitHealth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Token buckets in a bounded map: an unused bucket is full, so forgetting one gives nothing away
 * that waiting would not. One process counts for itself; N nodes admit up to N times a limit.
 */
@Component
public final class RateLimits {

    public static final String ADDRESS = "address";
    public static final String IDENTITY = "identity";
    public static final String KEY = "key";

    private record Owner(String scope, String subject) {}

    private record Scope(long requests, Duration window, LongAdder refused) {}

    /**
     * What one bucket said.
     *
     * @param remaining requests left now
     * @param resetSeconds until the bucket is full
     * @param retrySeconds until the next request passes; 0 if this one did
     */
    public record Taken(
            String scope,
            long requests,
            long windowSeconds,
            boolean allowed,
            long remaining,
            long resetSeconds,
            long retrySeconds) {}

    private final RateLimitProperties properties;
    private final Map<String, Scope> scopes = new LinkedHashMap<>();
    private final Cache<Owner, Bucket> buckets;

    RateLimits(RateLimitProperties properties) {
        this.properties = properties;
        add(ADDRESS, properties.address());
        add(IDENTITY, properties.identity());
        add(KEY, properties.key());
        properties.routes().forEach(r -> add(r.name(), new Rate(r.requests(), r.window())));
        Duration longest =
                scopes.values().stream().map(Scope::window).max(Duration::compareTo).orElseThrow();
        buckets =
                Caffeine.newBuilder()
                        .maximumSize(properties.maxCallers())
                        .expireAfterAccess(longest)
                        .build();
    }

    private void add(String name, Rate rate) {
        Scope scope = new Scope(rate.requests(), rate.window(), new LongAdder());
        if (scopes.putIfAbsent(name, scope) != null) {
            throw new IllegalArgumentException(
                    "aibot.rate-limits.routes: the name " + name + " is taken; choose another");
        }
    }

    public boolean enabled() {
        return properties.enabled();
    }

    /** Takes one request from the subject's bucket of that scope. */
    public Taken take(String scopeName, String subject) {
        Scope scope = scopes.get(scopeName);
        if (scope == null) {
            throw new IllegalArgumentException("no rate limit is named " + scopeName);
        }
        Bucket bucket = buckets.get(new Owner(scopeName, subject), _ -> bucket(scope));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            scope.refused().increment();
        }
        return new Taken(
                scopeName,
                scope.requests(),
                scope.window().toSeconds(),
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }

    private static Bucket bucket(Scope scope) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(scope.requests())
                                .refillGreedy(scope.requests(), scope.window()))
                .build();
    }

    /** Whom an address stands for: an IPv6 customer owns a whole /64 network. */
    public static String network(@Nullable InetAddress address, String text) {
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        byte[] bytes = address.getAddress();
        StringBuilder network = new StringBuilder(20);
        for (int i = 0; i < 8; i++) {
            network.append(String.format("%02x", bytes[i]));
        }
        return network.append("/64").toString();
    }

    /** How full it is and whom it refused, for health screens. */
    public RateLimitHealth health() {
        List<RateLimit> limits = new ArrayList<>();
        long refused = 0;
        for (Map.Entry<String, Scope> entry : scopes.entrySet()) {
            Scope scope = entry.getValue();
            refused += scope.refused().sum();
            limits.add(
                    new RateLimit(
                            entry.getKey(),
                            scope.requests(),
                            scope.window().toSeconds(),
                            scope.refused().sum()));
        }
        return new RateLimitHealth(
                properties.enabled(),
                (int) buckets.estimatedSize(),
                properties.maxCallers(),
                refused,
                limits);
    }
}
