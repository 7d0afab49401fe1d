package io.aibotiyi.engine;

import java.util.Arrays;

/**
 * Prices and their queues, oldest order first, as rows of a flat array; handle 0 is no level. Grows
 * to the working set, then allocates nothing: emptied rows are used again.
 *
 * <p>A row is half a cache line. What only icebergs and reduce-only orders need stands apart and is
 * zero again when a level is given back.
 */
final class Levels {

    static final int NONE = 0;

    private static final int ROW = 2;
    private static final int PRICE = 0;
    private static final int VISIBLE = 1;
    private static final int ENDS = 2;
    private static final int COUNT_AND_PLACE = 3;
    private static final long COUNT = 0xFFFF_FFFF_0000_0000L;

    private static final int RARE_ROW = 1;
    private static final int HIDDEN = 0;
    private static final int REDUCE_ONLY = 1;

    private final Orders orders;
    private long[] rows = new long[256 << ROW];
    private long[] rare = new long[256 << RARE_ROW];
    private int free;
    private int fresh = 1;

    Levels(Orders orders) {
        this.orders = orders;
    }

    /** A new level, which its ladder keeps at a place. */
    int take(long price, int place) {
        int level = free;
        if (level == NONE) {
            level = fresh++;
            if (fresh << ROW > rows.length) {
                extend(rows.length >> ROW << 1);
            }
        } else {
            free = (int) rows[(level << ROW) + ENDS];
        }
        int at = level << ROW;
        rows[at + PRICE] = price;
        rows[at + VISIBLE] = 0;
        rows[at + ENDS] = 0;
        rows[at + COUNT_AND_PLACE] = place;
        return level;
    }

    /** Gives a level another price, at another place of its ladder. */
    void move(int level, long price, int place) {
        int at = level << ROW;
        rows[at + PRICE] = price;
        rows[at + COUNT_AND_PLACE] = (rows[at + COUNT_AND_PLACE] & COUNT) | place;
    }

    private void extend(int levels) {
        rows = Arrays.copyOf(rows, levels << ROW);
        rare = Arrays.copyOf(rare, levels << RARE_ROW);
    }

    /** Takes a level back that has no orders. */
    void give(int level) {
        rows[(level << ROW) + ENDS] = free;
        free = level;
    }

    /** Where its ladder keeps it. */
    int place(int level) {
        return (int) rows[(level << ROW) + COUNT_AND_PLACE];
    }

    long price(int level) {
        return rows[(level << ROW) + PRICE];
    }

    /** What the market sees. */
    long visible(int level) {
        return rows[(level << ROW) + VISIBLE];
    }

    /** With what icebergs hide. */
    long total(int level) {
        return visible(level) + rare[(level << RARE_ROW) + HIDDEN];
    }

    /** What of the total is reduce-only and may vanish instead of trading. */
    long reduceOnly(int level) {
        return rare[(level << RARE_ROW) + REDUCE_ONLY];
    }

    int count(int level) {
        return (int) (rows[(level << ROW) + COUNT_AND_PLACE] >>> 32);
    }

    int first(int level) {
        return (int) (rows[(level << ROW) + ENDS] >>> 32);
    }

    int last(int level) {
        return (int) rows[(level << ROW) + ENDS];
    }

    /**
     * Puts an order behind all others; totals are the caller's. The links of the handle that is no
     * order take what has no neighbour to go to: cheaper than a branch that cannot be foretold.
     */
    void append(int level, int order) {
        int at = level << ROW;
        long ends = rows[at + ENDS];
        int last = (int) ends;
        int first = last == Orders.NONE ? order : (int) (ends >>> 32);
        orders.previous(order, last);
        orders.next(order, Orders.NONE);
        orders.next(last, order);
        rows[at + ENDS] = (long) first << 32 | order;
        rows[at + COUNT_AND_PLACE] += 1L << 32;
        orders.level(order, level);
    }

    /** Takes an order out; totals are the caller's. */
    void unlink(int level, int order) {
        int at = level << ROW;
        int before = orders.previous(order);
        int after = orders.next(order);
        long ends = rows[at + ENDS];
        long first = before == Orders.NONE ? after : (int) (ends >>> 32);
        int last = after == Orders.NONE ? before : (int) ends;
        orders.next(before, after);
        orders.previous(after, before);
        rows[at + ENDS] = first << 32 | last;
        rows[at + COUNT_AND_PLACE] -= 1L << 32;
    }

    /** Adds what a plain order shows, or takes it off if negative; answers what is to be seen. */
    long grow(int level, long quantity) {
        return rows[(level << ROW) + VISIBLE] += quantity;
    }

    /** Adds to a level's totals, or with negative quantities takes off. */
    void add(int level, long visible, long total, boolean reduceOnly) {
        int at = level << ROW;
        rows[at + VISIBLE] += visible;
        if (total != visible) {
            rare[(level << RARE_ROW) + HIDDEN] += total - visible;
        }
        if (reduceOnly) {
            rare[(level << RARE_ROW) + REDUCE_ONLY] += total;
        }
    }

    void copy(StateTransfer state) {
        fresh = state.number(fresh);
        free = state.number(free);
        int length = state.number(rows.length);
        if (length != rows.length) {
            extend(length >> ROW);
        }
        state.words(rows, fresh << ROW);
        state.words(rare, fresh << RARE_ROW);
    }
}
