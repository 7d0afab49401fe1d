package io.aibotiyi.engine;

import java.util.Arrays;

/**
 * Prices and their queues, oldest order first, as rows of a flat array; handle 0 is no level. Grows
 * to the working set, then allocates nothing: emptied rows are used again.
 */
final class Levels {

    static final int NONE = 0;

    private static final int ROW = 3;
    private static final int KEY = 0;
    private static final int PRICE = 1;
    private static final int VISIBLE = 2;
    private static final int TOTAL = 3;
    private static final int REDUCE_ONLY = 4;
    private static final int ENDS = 5;
    private static final int COUNT = 6;
    private static final int NODE = 7;

    private final Orders orders;
    private long[] rows = new long[256 << ROW];
    private int free;
    private int fresh = 1;

    Levels(Orders orders) {
        this.orders = orders;
    }

    int take(long key, long price, int node) {
        int level = free;
        if (level == NONE) {
            level = fresh++;
            if (fresh << ROW > rows.length) {
                rows = Arrays.copyOf(rows, rows.length * 2);
            }
        } else {
            free = (int) rows[(level << ROW) + ENDS];
        }
        int at = level << ROW;
        rows[at + KEY] = key;
        rows[at + PRICE] = price;
        rows[at + VISIBLE] = 0;
        rows[at + TOTAL] = 0;
        rows[at + REDUCE_ONLY] = 0;
        rows[at + ENDS] = 0;
        rows[at + COUNT] = 0;
        rows[at + NODE] = node;
        return level;
    }

    void give(int level) {
        rows[(level << ROW) + ENDS] = free;
        free = level;
    }

    /** Position in its ladder, growing towards the better price. */
    long key(int level) {
        return rows[(level << ROW) + KEY];
    }

    /** Where its ladder keeps it. */
    int node(int level) {
        return (int) rows[(level << ROW) + NODE];
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
        return rows[(level << ROW) + TOTAL];
    }

    /** What of the total is reduce-only and may vanish instead of trading. */
    long reduceOnly(int level) {
        return rows[(level << ROW) + REDUCE_ONLY];
    }

    int count(int level) {
        return (int) rows[(level << ROW) + COUNT];
    }

    int first(int level) {
        return (int) (rows[(level << ROW) + ENDS] >>> 32);
    }

    int last(int level) {
        return (int) rows[(level << ROW) + ENDS];
    }

    /** Puts an order behind all others; totals are the caller's. */
    void append(int level, int order) {
        int at = level << ROW;
        long ends = rows[at + ENDS];
        int last = (int) ends;
        orders.setLinks(order, last, Orders.NONE);
        if (last == Orders.NONE) {
            rows[at + ENDS] = (long) order << 32 | order;
        } else {
            orders.next(last, order);
            rows[at + ENDS] = (ends & 0xFFFF_FFFF_0000_0000L) | order;
        }
        rows[at + COUNT]++;
        orders.level(order, level);
    }

    /** Takes an order out; totals are the caller's. */
    void unlink(int level, int order) {
        int at = level << ROW;
        int before = orders.previous(order);
        int after = orders.next(order);
        if (before == Orders.NONE) {
            rows[at + ENDS] = (rows[at + ENDS] & 0xFFFF_FFFFL) | ((long) after << 32);
        } else {
            orders.next(before, after);
        }
        if (after == Orders.NONE) {
            rows[at + ENDS] = (rows[at + ENDS] & 0xFFFF_FFFF_0000_0000L) | before;
        } else {
            orders.previous(after, before);
        }
        rows[at + COUNT]--;
    }

    /** Adds to a level's totals, or with negative quantities takes off. */
    void add(int level, long visible, long total, boolean reduceOnly) {
        int at = level << ROW;
        rows[at + VISIBLE] += visible;
        rows[at + TOTAL] += total;
        if (reduceOnly) {
            rows[at + REDUCE_ONLY] += total;
        }
    }

    void copy(StateTransfer state) {
        fresh = state.number(fresh);
        free = state.number(free);
        int length = state.number(rows.length);
        if (length != rows.length) {
            rows = new long[length];
        }
        state.words(rows, fresh << ROW);
    }
}
