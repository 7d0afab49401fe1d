package io.aibotiyi.charts.flow;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Trades of at least a size, at every zoom: spans of 2^level seconds, each with their number, the
 * sum of what was bought and of what was sold, and the largest of them. A longer span adds up what
 * its halves have and keeps the larger of their largest: zoomed out, nothing is averaged away.
 *
 * <p>Smaller trades are not kept; another size asks for another instance, filled anew. Each level
 * keeps its newest {@value #SPANS} spans: single seconds go after an hour, spans of a day never in
 * practice. Taking a trade costs O(levels); sums that leave 64 bits stay at their largest. One
 * thread.
 */
public final class LargeTrades {

    public static final int LEVELS = 20;
    public static final int SPANS = 4_096;

    private static final long SECOND = 1_000_000_000L;

    /**
     * What was large in a span of time.
     *
     * @param count at least 1
     * @param bought sum of those that a buyer took, quantity units
     * @param sold sum of those that a seller hit
     * @param largest of equals the one with the smaller id
     */
    public record Span(long count, long bought, long sold, Trade largest) {

        /** Both sides together. */
        public long quantity() {
            return sum(bought, sold);
        }

        /** Who took more; of equals the buyers. */
        public Side side() {
            return bought >= sold ? Side.BUY : Side.SELL;
        }
    }

    private static final class Cell {

        private final long index;
        private long count;
        private long bought;
        private long sold;
        private Trade largest;

        Cell(long index, Trade first) {
            this.index = index;
            largest = first;
        }

        void take(Trade trade) {
            count++;
            if (trade.aggressor() == Side.BUY) {
                bought = sum(bought, trade.quantity());
            } else {
                sold = sum(sold, trade.quantity());
            }
            boolean larger = trade.quantity() > largest.quantity();
            boolean first = trade.quantity() == largest.quantity() && trade.id() < largest.id();
            if (larger || first) {
                largest = trade;
            }
        }
    }

    private final long least;
    private final @Nullable Cell[][] levels = new Cell[LEVELS][];
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param least smallest quantity that is large, quantity units, positive
     */
    public LargeTrades(long least) {
        if (least <= 0) {
            throw new IllegalArgumentException("a large trade is larger than 0, not " + least);
        }
        this.least = least;
    }

    /** Smallest quantity that is large. */
    public long least() {
        return least;
    }

    /** Takes trades as one change; those that are not large, or too old to be kept, are ignored. */
    public void takeAll(Iterable<Trade> trades) {
        boolean changed = false;
        for (Trade trade : trades) {
            if (trade.quantity() >= least) {
                take(trade);
                changed = true;
            }
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Run after each change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * What was large between two moments, by spans no shorter than asked, oldest first. A span that
     * begins before or ends after is told as a whole.
     *
     * @param from epoch nanoseconds
     * @param to epoch nanoseconds
     * @param shortest nanoseconds that a span lasts at least, if there is so long a one
     */
    public List<Span> between(long from, long to, double shortest) {
        int level = 0;
        while (level < LEVELS - 1 && SECOND * (double) (1L << level) < shortest) {
            level++;
        }
        List<Span> found = new ArrayList<>();
        @Nullable Cell[] cells = levels[level];
        if (cells == null) {
            return found;
        }
        long last = index(to, level);
        for (long index = Math.max(index(from, level), last - SPANS + 1); index <= last; index++) {
            Cell cell = cells[slot(index)];
            if (cell != null && cell.index == index) {
                found.add(new Span(cell.count, cell.bought, cell.sold, cell.largest));
            }
        }
        return found;
    }

    private void take(Trade trade) {
        for (int level = 0; level < LEVELS; level++) {
            @Nullable Cell[] cells = levels[level];
            if (cells == null) {
                cells = new Cell[SPANS];
                levels[level] = cells;
            }
            long index = index(trade.exchangeTime(), level);
            Cell cell = cells[slot(index)];
            if (cell == null || cell.index < index) {
                cell = new Cell(index, trade);
                cells[slot(index)] = cell;
            }
            if (cell.index == index) {
                cell.take(trade);
            }
        }
    }

    private static int slot(long index) {
        return (int) (index & (SPANS - 1));
    }

    private static long index(long time, int level) {
        return Math.floorDiv(time, SECOND) >> level;
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
