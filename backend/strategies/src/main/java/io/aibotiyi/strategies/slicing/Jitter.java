package io.aibotiyi.strategies.slicing;

/**
 * Seeded deviations that need no state: the same seed and place give the same one, also after a
 * restart. The mixing is SplitMix64's (Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators, OOPSLA 2014).
 */
final class Jitter {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Jitter() {}

    /** A whole number of {@code [-bound, bound]}, each as likely as another to within 2^-32. */
    static long within(long seed, long place, long bound) {
        if (bound <= 0) {
            return 0;
        }
        long width = Math.addExact(Math.multiplyExact(2, bound), 1);
        return Long.remainderUnsigned(mix(mix(seed + GAMMA) + GAMMA * (place + 1)), width) - bound;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
