package io.aibotiyi.charts;

/** What JavaFX's textures allow. */
final class Surfaces {

    /** Device pixels a side beyond which JavaFX refuses a texture. */
    static final int MAX_TEXTURE = 4096;

    private Surfaces() {}

    /** How many textures cover a length. */
    static int count(double length, double limit) {
        return (int) Math.max(1, Math.ceil(length / limit));
    }
}
