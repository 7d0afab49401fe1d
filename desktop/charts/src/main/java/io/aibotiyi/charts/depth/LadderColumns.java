package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.depth.DepthLadder.Column;
import io.aibotiyi.domain.Side;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a ladder are, in whole logical pixels: flow, delta, traded volume, bids,
 * price, asks. A column that is not there has no width. A narrow ladder gives up flow first, then
 * delta, then volume.
 */
record LadderColumns(
        double flowRight,
        double deltaRight,
        double volumeRight,
        double priceLeft,
        double priceRight,
        double width) {

    private static final double NARROW = 250;

    /** What each side keeps before the least of the columns at the left is given up. */
    private static final double SIDE = 66;

    private static final double SIGNED = 54;

    /**
     * Columns of a ladder whose widest price needs {@code price} pixels.
     *
     * @param scale of the text, 1 for the usual size
     */
    static LadderColumns of(
            double width, double price, double volume, Set<Column> wanted, double scale) {
        double left = Math.ceil(volume);
        double volumes = wanted.contains(Column.VOLUME) && width >= NARROW * scale ? left : 0;
        double signed = Math.ceil(SIGNED * scale);
        double room = width - price - 2 * SIDE * scale - volumes;
        double deltas = wanted.contains(Column.DELTA) && room >= signed ? signed : 0;
        double flows = wanted.contains(Column.FLOW) && room - deltas >= signed ? signed : 0;
        double bidLeft = flows + deltas + volumes;
        double side = Math.floor((width - bidLeft - price) / 2);
        double priceLeft = bidLeft + Math.max(0, side);
        return new LadderColumns(
                flows,
                flows + deltas,
                bidLeft,
                priceLeft,
                Math.min(width, priceLeft + Math.ceil(price)),
                width);
    }

    boolean hasFlow() {
        return flowRight > 0;
    }

    boolean hasDelta() {
        return deltaRight > flowRight;
    }

    boolean hasVolume() {
        return volumeRight > deltaRight;
    }

    double bidWidth() {
        return priceLeft - volumeRight;
    }

    double askWidth() {
        return width - priceRight;
    }

    /** The side at {@code x}; null over price and what is left of the bids. */
    @Nullable Side sideAt(double x) {
        if (x >= priceRight) {
            return Side.SELL;
        }
        return x < priceLeft && x >= volumeRight ? Side.BUY : null;
    }
}
