package io.aibotiyi.charts.flow;

import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trades by time at every zoom: cells of 2^level base buckets, each with count, sum, largest and
 * its {@value #TOP} largest trades, so that a large print is found however far one zooms out. Each
 * level keeps its newest {@value #CELLS} cells.
 *
 * <p>Taking a trade costs O(levels). One thread.
 */
public final class TradePyramid {

    public static final int TOP = 4;
    public static final int LEVELS = 18;
    public static final int CELLS = 4_096;

    private static final Comparator<Trade> BY_SIZE =
            Comparator.comparingLong(Trade::quantity).reversed().thenComparingLong(Trade::id);

    /** What traded in a span of time. */
    public static final class Cell {

        private final long index;
        private long count;
        private long quantity;
        private final Trade[] top = new Trade[TOP];
        private int held;

        private Cell(long index) {
            this.index = index;
        }

        public long count() {
            return count;
        }

        public long quantity() {
            return quantity;
        }

        /** The largest trades, largest first, of equals the earlier id. */
        public List<Trade> largest() {
            return List.copyOf(Arrays.asList(top).subList(0, held));
        }

        private void take(Trade trade) {
            count++;
            long sum = quantity + trade.quantity();
            quantity = sum < 0 ? Long.MAX_VALUE : sum;
            int at = held;
            while (at > 0 && BY_SIZE.compare(trade, top[at - 1]) < 0) {
                if (at < TOP) {
                    top[at] = top[at - 1];
                }
                at--;
            }
            if (at < TOP) {
                top[at] = trade;
                held = Math.min(TOP, held + 1);
            }
        }
    }

    private final long bucketNanos;
    private final @Nullable Cell[][] levels = new Cell[LEVELS][CELLS];

    /**
     * @param bucketNanos length of a cell of level 0, positive
     */
    public TradePyramid(long bucketNanos) {
        if (bucketNanos <= 0) {
            throw new IllegalArgumentException("a bucket lasts longer than 0: " + bucketNanos);
        }
        this.bucketNanos = bucketNanos;
    }

    public void take(Trade trade) {
        for (int level = 0; level < LEVELS; level++) {
            long index = index(trade.exchangeTime(), level);
            int slot = (int) (index & (CELLS - 1));
            Cell cell = levels[level][slot];
            if (cell == null || cell.index < index) {
                cell = new Cell(index);
                levels[level][slot] = cell;
            }
            if (cell.index == index) {
                cell.take(trade);
            }
        }
    }

    /** The cell of a level that covers a moment, null if it is not kept. */
    public @Nullable Cell cell(int level, long time) {
        long index = index(time, level);
        Cell cell = levels[level][(int) (index & (CELLS - 1))];
        return cell != null && cell.index == index ? cell : null;
    }

    /**
     * The largest trades between two moments, of cells about as wide as asked: at least one for
     * each cell that has any, so the number is bounded by the cells, not by the trades.
     *
     * @param cells to cut the span into, 1 to {@value #CELLS}
     * @param least smallest quantity told
     */
    public List<Trade> largest(long from, long to, int cells, long least) {
        int level = 0;
        while (level < LEVELS - 1 && index(to, level) - index(from, level) >= cells) {
            level++;
        }
        List<Trade> found = new ArrayList<>();
        long last = index(to, level);
        for (long index = Math.max(index(from, level), last - CELLS + 1); index <= last; index++) {
            Cell cell = levels[level][(int) (index & (CELLS - 1))];
            if (cell == null || cell.index != index) {
                continue;
            }
            for (int i = 0; i < cell.held; i++) {
                Trade trade = cell.top[i];
                if (trade.quantity() >= least
                        && trade.exchangeTime() >= from
                        && trade.exchangeTime() <= to) {
                    found.add(trade);
                }
            }
        }
        return found;
    }

    private long index(long time, int level) {
        return Math.floorDiv(time, bucketNanos) >> level;
    }
}
