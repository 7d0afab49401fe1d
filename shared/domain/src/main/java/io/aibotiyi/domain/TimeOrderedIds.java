package io.aibotiyi.domain;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, a 12-bit counter within
 * the millisecond, 62 random bits. Ids of one instance strictly increase, also when the clock steps
 * back.
 *
 * <p>Thread-safe and lock-free.
 */
public final class TimeOrderedIds {

    /** Unsigned order of the 128 bits, so ids sort by time. {@link UUID#compareTo} is signed. */
    public static final Comparator<UUID> ORDER =
            (a, b) -> {
                int high =
                        Long.compareUnsigned(
                                a.getMostSignificantBits(), b.getMostSignificantBits());
                return high != 0
                        ? high
                        : Long.compareUnsigned(
                                a.getLeastSignificantBits(), b.getLeastSignificantBits());
            };

    private final InstantSource clock;
    private final RandomGenerator random;

    /** Milliseconds shifted left by 12, plus the counter. */
    private final AtomicLong last = new AtomicLong();

    /**
     * @param random must be safe for the threads that call {@link #next()}
     */
    public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        long now = clock.millis() << 12;
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xfffL);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
