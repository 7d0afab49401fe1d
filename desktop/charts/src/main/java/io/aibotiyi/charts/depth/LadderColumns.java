package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.Side;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a ladder are, in whole logical pixels: traded volume, bids, price, asks. A
 * narrow ladder gives up the volume column first.
 */
record LadderColumns(double volumeRight, double priceLeft, double priceRight, double width) {

    private static final double NARROW = 250;

    /** Columns of a ladder whose widest price needs {@code price} pixels. */
    static LadderColumns of(double width, double price, double volume) {
        double volumeRight = width < NARROW ? 0 : Math.ceil(volume);
        double side = Math.floor((width - volumeRight - price) / 2);
        double left = volumeRight + Math.max(0, side);
        return new LadderColumns(
                volumeRight, left, Math.min(width, left + Math.ceil(price)), width);
    }

    boolean hasVolume() {
        return volumeRight > 0;
    }

    double bidWidth() {
        return priceLeft - volumeRight;
    }

    double askWidth() {
        return width - priceRight;
    }

    /** The side at {@code x}; null over price and volume. */
    @Nullable Side sideAt(double x) {
        if (x >= priceRight) {
            return Side.SELL;
        }
        return x < priceLeft && x >= volumeRight ? Side.BUY : null;
    }
}
