package io.aibotiyi.strategies.simulation;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014)
 * whose state can be set anew, so that any place of a random structure has its own stream without
 * walking there.
 */
final class SplitMix implements RandomGenerator {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    /** Begins the stream of a place. */
    void seed(long seed, long place, long time) {
        state = mix(mix(seed + GAMMA * (place + 1)) + GAMMA * time);
    }

    @Override
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** A Gaussian kept within ±{@code bound}. */
    double nextGaussianWithin(double bound) {
        return Math.clamp(nextGaussian(), -bound, bound);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
