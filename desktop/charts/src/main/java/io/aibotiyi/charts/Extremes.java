package io.aibotiyi.charts;

import java.util.List;

/**
 * Lowest and highest price of the cells in view, where they are, and the largest volume.
 *
 * @param volume at least 1
 */
record Extremes(long min, int minCell, long max, int maxCell, long volume) {

    static Extremes of(LodLevel cells, StudyFrame.Cells visible) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        int minCell = visible.first();
        int maxCell = visible.first();
        long volume = 1;
        for (int cell = visible.first(); cell <= visible.last(); cell++) {
            long low = cells.low.get(cell);
            long high = cells.high.get(cell);
            if (low < min) {
                min = low;
                minCell = cell;
            }
            if (high > max) {
                max = high;
                maxCell = cell;
            }
            volume = Math.max(volume, cells.volume.get(cell));
        }
        return new Extremes(min, minCell, max, maxCell, volume);
    }

    /** Widened to compared lines. */
    Extremes with(List<ComparedLine> compared) {
        double low = min;
        double high = max;
        for (ComparedLine line : compared) {
            for (double price : line.prices()) {
                low = price < low ? price : low;
                high = price > high ? price : high;
            }
        }
        return new Extremes(
                (long) Math.floor(low), minCell, (long) Math.ceil(high), maxCell, volume);
    }
}
