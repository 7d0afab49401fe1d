package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.Side;

/**
 * Rows of a ladder: row number {@code k} stands for the price {@code k * step}. What the user could
 * trade at never looks better than it is: bids fall to the row below or at them, asks rise to the
 * row above or at them.
 *
 * @param step price units per row, at least 1
 */
record PriceGrid(long step) {

    PriceGrid {
        if (step < 1) {
            throw new IllegalArgumentException("step must be at least 1, was " + step);
        }
    }

    long price(long row) {
        return row * step;
    }

    /** The row a resting order of this side is counted in. */
    long row(Side side, long price) {
        return side == Side.BUY ? Math.floorDiv(price, step) : Math.ceilDiv(price, step);
    }

    /** Lowest price counted in a row of this side. */
    long from(Side side, long row) {
        return side == Side.BUY ? row * step : (row - 1) * step + 1;
    }

    /** First price above what is counted in a row of this side. */
    long to(Side side, long row) {
        return side == Side.BUY ? (row + 1) * step : row * step + 1;
    }
}
