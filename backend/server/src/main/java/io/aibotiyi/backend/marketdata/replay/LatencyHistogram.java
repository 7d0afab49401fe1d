package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.ReplayReport.Latency;
import org.jspecify.annotations.Nullable;

/** Latencies in steps of 0.1 ms from -60 s to +60 s; those beyond count in the last step. */
final class LatencyHistogram {

    private static final long STEP = 100_000;
    private static final int HALF = 600_000;

    private final int[] counts = new int[2 * HALF + 1];
    private long samples;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long nanos) {
        long step = Math.clamp(Math.floorDiv(nanos, STEP), -HALF, HALF);
        counts[(int) step + HALF]++;
        samples++;
        min = Math.min(min, nanos);
        max = Math.max(max, nanos);
    }

    @Nullable Latency result() {
        return samples == 0
                ? null
                : new Latency(samples, min, percentile(0.5), percentile(0.99), max);
    }

    private long percentile(double share) {
        long rank = (long) Math.ceil(share * samples);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return (i - HALF) * STEP;
            }
        }
        return max;
    }
}
