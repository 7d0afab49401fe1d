package io.aibotiyi.charts.drawing;

/**
 * A point of a drawing: where it is in the market, so that it stays there at any zoom, timeframe or
 * scale.
 *
 * @param time epoch nanoseconds
 * @param price in units of one, finite
 */
public record Anchor(long time, double price) {

    public Anchor {
        if (!Double.isFinite(price)) {
            throw new IllegalArgumentException("an anchor's price must be finite, was " + price);
        }
    }
}
