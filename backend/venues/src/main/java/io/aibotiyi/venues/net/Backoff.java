package io.aibotiyi.venues.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts: random in the upper half of a limit that doubles from {@code base} to
 * {@code cap}, so that clients cut off together do not come back together. Not thread-safe.
 */
public final class Backoff {

    private final long base;
    private final long cap;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration base, Duration cap, RandomGenerator random) {
        if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException("0 < base <= cap expected: " + base + ", " + cap);
        }
        this.base = base.toNanos();
        this.cap = cap.toNanos();
        this.random = random;
    }

    /**
     * Nanoseconds to wait before the next attempt; each call makes the limit of the next larger.
     */
    public long nextNanos() {
        long limit = failures >= 40 ? cap : Math.min(cap, base << Math.min(failures, 20));
        failures++;
        return random.nextLong(limit / 2, limit + 1);
    }

    /** After an attempt that lasted. */
    public void reset() {
        failures = 0;
    }
}
