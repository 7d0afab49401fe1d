package io.aibotiyi.backend.trading.risk;

import io.aibotiyi.domain.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Token buckets of accounts, a second's orders deep. In memory, per node: a restart fills them. The
 * bucket that was not used for longest makes room beyond {@link #MOST}; it would be full again.
 * Safe from any thread.
 */
@Component
final class OrderRate {

    static final int MOST = 100_000;

    private static final double NANOS = 1e9;

    private static final class Bucket {
        private double tokens;
        private long filledAt;

        private Bucket(double tokens, long filledAt) {
            this.tokens = tokens;
            this.filledAt = filledAt;
        }
    }

    private final Map<AccountId, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<AccountId, Bucket> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * Takes one order's place.
     *
     * @param nanoTime a monotonic clock's reading
     * @return false if the account placed too many just now; nothing was taken
     */
    synchronized boolean take(AccountId account, int perSecond, long nanoTime) {
        Bucket bucket = buckets.computeIfAbsent(account, a -> new Bucket(perSecond, nanoTime));
        double filled = (nanoTime - bucket.filledAt) * (perSecond / NANOS);
        bucket.tokens = Math.min(perSecond, bucket.tokens + filled);
        bucket.filledAt = nanoTime;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }
}
