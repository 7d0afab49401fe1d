package io.aibotiyi.backend.load;

import java.util.UUID;

/**
 * How many ids there are and, whatever their order, which: two sets of random ids that differ in
 * one have the same sum with a chance of 2^-64. Takes no memory per id.
 */
record IdSum(long count, long sum, long mixed) {

    static final IdSum NONE = new IdSum(0, 0, 0);

    IdSum plus(UUID id) {
        long bits = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        return new IdSum(count + 1, sum + bits, mixed ^ mix(bits));
    }

    IdSum plus(IdSum other) {
        return new IdSum(count + other.count, sum + other.sum, mixed ^ other.mixed);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
