package io.aibotiyi.engine;

/**
 * What the engine knows of an account in one instrument: its position, how many of its orders rest
 * and wait, and a list of them, oldest first. Rows of a flat array; a row once taken stays, since a
 * position is worth keeping. Handle 0 is none.
 */
final class Holdings {

    static final int NONE = 0;

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int ROW = 3;
    private static final int ACCOUNT = 0;
    private static final int SYMBOL = 1;
    private static final int POSITION = 2;
    private static final int COUNTS = 3;
    private static final int ENDS = 4;
    private static final int NEXT = 5;

    private final Orders orders;
    private final long[] rows;
    private final long[] slots;
    private final int mask;
    private final int shift;
    private final int most;
    private int size;

    Holdings(Orders orders, int most) {
        this.orders = orders;
        this.most = most;
        rows = new long[(most + 1) << ROW];
        int length = Math.max(8, Integer.highestOneBit(Math.max(1, most - 1)) << 2);
        slots = new long[length];
        mask = length - 1;
        shift = Integer.numberOfLeadingZeros(mask);
    }

    boolean isFull() {
        return size == most;
    }

    int find(long account, int symbol) {
        int tag = tag(account, symbol);
        for (int slot = tag >>> shift; ; slot = (slot + 1) & mask) {
            long entry = slots[slot];
            if (entry == 0) {
                return NONE;
            }
            int h = (int) entry;
            if ((int) (entry >>> 32) == tag && account(h) == account && symbol(h) == symbol) {
                return h;
            }
        }
    }

    /** Makes a row for a pair that has none; not if {@link #isFull}. */
    int add(long account, int symbol) {
        int tag = tag(account, symbol);
        int slot = tag >>> shift;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        int h = ++size;
        slots[slot] = (long) tag << 32 | h;
        rows[(h << ROW) + ACCOUNT] = account;
        rows[(h << ROW) + SYMBOL] = symbol;
        return h;
    }

    private static int tag(long account, int symbol) {
        long mixed = (account + symbol * 0xBF58_476D_1CE4_E5B9L) * GOLDEN;
        return (int) (((mixed ^ (mixed >>> 32)) * GOLDEN) >>> 32);
    }

    long account(int h) {
        return rows[(h << ROW) + ACCOUNT];
    }

    int symbol(int h) {
        return (int) rows[(h << ROW) + SYMBOL];
    }

    /** Quantity held, negative if short. */
    long position(int h) {
        return rows[(h << ROW) + POSITION];
    }

    void position(int h, long position) {
        rows[(h << ROW) + POSITION] = position;
    }

    /** Adds what was bought, or with a negative quantity sold; stays within a long's range. */
    void trade(int h, long quantity) {
        int at = (h << ROW) + POSITION;
        long before = rows[at];
        long after = before + quantity;
        if (((before ^ after) & (quantity ^ after)) < 0) {
            after = quantity > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
        }
        rows[at] = after;
    }

    /** What an order of this side could trade without opening or increasing a position. */
    long reducible(int h, boolean sell) {
        long position = position(h);
        return Math.max(0, sell ? position : -position);
    }

    int resting(int h) {
        return (int) (rows[(h << ROW) + COUNTS] >>> 32);
    }

    int waiting(int h) {
        return (int) rows[(h << ROW) + COUNTS];
    }

    void addResting(int h, int delta) {
        rows[(h << ROW) + COUNTS] += (long) delta << 32;
    }

    /** Never below zero, so that it does not borrow from the resting ones. */
    void addWaiting(int h, int delta) {
        rows[(h << ROW) + COUNTS] += delta;
    }

    int firstOrder(int h) {
        return (int) (rows[(h << ROW) + ENDS] >>> 32);
    }

    void append(int h, int order) {
        int at = (h << ROW) + ENDS;
        int last = (int) rows[at];
        orders.accountPrevious(order, last);
        orders.accountNext(order, Orders.NONE);
        if (last == Orders.NONE) {
            rows[at] = (long) order << 32 | order;
        } else {
            orders.accountNext(last, order);
            rows[at] = (rows[at] & 0xFFFF_FFFF_0000_0000L) | order;
        }
    }

    void unlink(int h, int order) {
        int at = (h << ROW) + ENDS;
        int before = orders.accountPrevious(order);
        int after = orders.accountNext(order);
        if (before == Orders.NONE) {
            rows[at] = (rows[at] & 0xFFFF_FFFFL) | ((long) after << 32);
        } else {
            orders.accountNext(before, after);
        }
        if (after == Orders.NONE) {
            rows[at] = (rows[at] & 0xFFFF_FFFF_0000_0000L) | before;
        } else {
            orders.accountPrevious(after, before);
        }
    }

    /** The instrument's holding that was made after this one. */
    int next(int h) {
        return (int) rows[(h << ROW) + NEXT];
    }

    void next(int h, int next) {
        rows[(h << ROW) + NEXT] = next;
    }

    void copy(StateTransfer state) {
        size = state.number(size);
        state.words(rows, (size + 1) << ROW);
        state.words(slots, slots.length);
    }
}
