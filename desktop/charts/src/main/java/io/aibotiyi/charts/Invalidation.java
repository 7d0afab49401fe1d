package io.aibotiyi.charts;

/**
 * How much of a chart must be drawn again, least first; requests within a pulse merge to the most.
 */
enum Invalidation {
    NONE,
    /** Crosshair and legend. */
    CURSOR,
    /** Also the newest candle, lines and markers. */
    LIGHT,
    /** Everything, after the geometry is decided anew. */
    FULL;

    Invalidation merge(Invalidation other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
