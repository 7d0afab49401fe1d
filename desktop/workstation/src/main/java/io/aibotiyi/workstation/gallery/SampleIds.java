package io.aibotiyi.workstation.gallery;

import java.util.SplittableRandom;
import java.util.UUID;

/** Identifiers in the form that the backend gives them, the same ones every time. */
final class SampleIds {

    private final SplittableRandom random;

    SampleIds(long seed) {
        random = new SplittableRandom(seed);
    }

    UUID next() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x7000L,
                (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
