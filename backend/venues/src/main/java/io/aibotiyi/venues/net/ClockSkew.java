package io.aibotiyi.venues.net;

import io.aibotiyi.domain.EpochNanos;
import java.time.InstantSource;

/**
 * How far a venue's clock is from ours, measured as in NTP (RFC 5905, section 8): a server time
 * read between sending and receiving differs from the middle of both by the offset, give or take
 * half the round trip. Of the last eight samples the one with the shortest round trip holds.
 *
 * <p>Safe from any thread.
 */
public final class ClockSkew {

    private static final int SAMPLES = 8;

    private final InstantSource clock;
    private final long[] offsets = new long[SAMPLES];
    private final long[] roundTrips = new long[SAMPLES];
    private int count;
    private long offset;

    public ClockSkew(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Adds a measurement; all times in nanoseconds since the epoch.
     *
     * @param sent our clock before the request
     * @param server the venue's clock in its answer
     * @param received our clock after the answer
     */
    public synchronized void sample(long sent, long server, long received) {
        int slot = count++ % SAMPLES;
        roundTrips[slot] = Math.max(0, received - sent);
        offsets[slot] = server - (sent + (received - sent) / 2);
        int best = slot;
        for (int i = 0; i < Math.min(count, SAMPLES); i++) {
            if (roundTrips[i] < roundTrips[best]) {
                best = i;
            }
        }
        offset = offsets[best];
    }

    /** Forgets all samples: one of the two clocks was set. */
    public synchronized void reset() {
        count = 0;
    }

    /** Venue's clock minus ours, in nanoseconds; 0 before the first sample. */
    public synchronized long offsetNanos() {
        return offset;
    }

    /** The venue's present, as far as is known, in nanoseconds since the epoch. */
    public long venueNanos() {
        return EpochNanos.now(clock) + offsetNanos();
    }

    /** The venue's present in milliseconds since the epoch. */
    public long venueMillis() {
        return Math.floorDiv(venueNanos(), 1_000_000L);
    }
}
