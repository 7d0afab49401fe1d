package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.Side;

/**
 * Decides which row number is in the middle. The market is centred at first and on request; while
 * following, it is centred again only after it has left the middle half, so rows mostly stand
 * still; scrolling ends the following.
 */
final class LadderCentre {

    private boolean centred;
    private boolean follows = true;
    private long middle;

    /** Centres at the next frame and follows again. */
    void recentre() {
        centred = false;
        follows = true;
    }

    /**
     * Moves the view; positive shows higher prices.
     *
     * @return false if there is nothing to move yet
     */
    boolean scroll(long rowsUp) {
        if (!centred) {
            return false;
        }
        middle += rowsUp;
        follows = false;
        return true;
    }

    /** Number of the top row for {@code count} rows. */
    long top(LadderModel model, PriceGrid grid, int count, boolean autoCentre) {
        long market = market(model, grid);
        boolean strayed = Math.abs(market - middle) > Math.max(1, count / 4);
        if (market != Long.MIN_VALUE && (!centred || (autoCentre && follows && strayed))) {
            middle = market;
            centred = true;
        }
        return middle + (count - 1) / 2;
    }

    private static long market(LadderModel model, PriceGrid grid) {
        PriceLevels bids = model.bids();
        PriceLevels asks = model.asks();
        if (!bids.isEmpty() && !asks.isEmpty()) {
            return grid.row(Side.BUY, bids.highest() + (asks.lowest() - bids.highest()) / 2);
        }
        if (!bids.isEmpty()) {
            return grid.row(Side.BUY, bids.highest());
        }
        if (!asks.isEmpty()) {
            return grid.row(Side.SELL, asks.lowest());
        }
        LadderModel.LastTrade last = model.lastTrade();
        return last == null ? Long.MIN_VALUE : grid.row(Side.BUY, last.price());
    }
}
