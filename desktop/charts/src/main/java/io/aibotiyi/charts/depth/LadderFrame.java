package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.NumberCell.PriceFormat;
import io.aibotiyi.charts.surface.SizeScale;
import io.aibotiyi.domain.Side;
import org.jspecify.annotations.Nullable;

/**
 * Everything one frame is painted from.
 *
 * @param top of the first row, in pixels
 * @param hovered index of the row under the pointer, -1 for none
 * @param overTag the side whose order tag is under the pointer, if any
 * @param cursor index of the keyboard's row, -1 for none
 * @param cursorSide the keyboard's column; null for the price
 * @param drag what is being moved, if anything
 */
record LadderFrame(
        LadderModel model,
        LadderRows rows,
        LadderLook look,
        LadderColumns columns,
        PriceFormat prices,
        SizeScale sizes,
        SizeScale volumes,
        double top,
        int hovered,
        @Nullable Side overTag,
        int cursor,
        @Nullable Side cursorSide,
        @Nullable Drag drag,
        long now) {

    /**
     * Orders of a row on their way to another.
     *
     * @param from number of the row that they stand in
     * @param to index of the row under the pointer
     */
    record Drag(Side side, long from, int to) {}

    /** Height of a row, of the header and of the footer. */
    double row() {
        return look.row;
    }

    double y(int index) {
        return top + index * look.row;
    }

    /** Number of the best row of a side; far outside the view if the side is empty. */
    long bestRow(Side side) {
        PriceLevels levels = side == Side.BUY ? model.bids() : model.asks();
        if (levels.isEmpty()) {
            return side == Side.BUY ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return rows.grid().row(side, side == Side.BUY ? levels.highest() : levels.lowest());
    }

    /** Number of the farthest row of a side that is not empty. */
    long lastRow(Side side) {
        PriceLevels levels = side == Side.BUY ? model.bids() : model.asks();
        return rows.grid().row(side, side == Side.BUY ? levels.lowest() : levels.highest());
    }

    /** Number of the row of the last print, or {@link Long#MIN_VALUE}. */
    long lastRow() {
        LadderModel.LastTrade last = model.lastTrade();
        return last == null
                ? Long.MIN_VALUE
                : rows.grid().row(last.aggressor().opposite(), last.price());
    }
}
