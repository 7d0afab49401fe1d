package io.aibotiyi.domain;

import java.time.Instant;
import java.time.InstantSource;

/** Nanoseconds since 1970-01-01T00:00Z in a long: good until the year 2262. */
public final class EpochNanos {

    private static final long PER_SECOND = 1_000_000_000L;

    private EpochNanos() {}

    /**
     * @throws ArithmeticException before 1677 or after 2262
     */
    public static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    public static Instant toInstant(long epochNanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, PER_SECOND), Math.floorMod(epochNanos, PER_SECOND));
    }

    /** The present of a clock. */
    public static long now(InstantSource clock) {
        return of(clock.instant());
    }
}
