package io.aibotiyi.charts.tape;

import org.jspecify.annotations.Nullable;

/**
 * The newest prints by arrival, each under a number that never changes: the oldest kept is {@link
 * #first}, the one after the newest {@link #next}.
 */
final class TapeRing {

    private final @Nullable TapeTrade[] trades;
    private long next;
    private long first;

    TapeRing(int capacity) {
        trades = new TapeTrade[capacity];
    }

    void add(TapeTrade trade) {
        trades[slot(next)] = trade;
        next++;
        first = Math.max(first, next - trades.length);
    }

    /** Forgets all; numbers go on, so an old number never means a new print. */
    void clear() {
        first = next;
        for (int i = 0; i < trades.length; i++) {
            trades[i] = null;
        }
    }

    long first() {
        return first;
    }

    long next() {
        return next;
    }

    /** The print of a number from {@link #first} (in) to {@link #next} (out). */
    TapeTrade get(long number) {
        TapeTrade trade = trades[slot(number)];
        if (number < first || number >= next || trade == null) {
            throw new IndexOutOfBoundsException(
                    "print " + number + " is not kept; " + first + " to " + next + " are");
        }
        return trade;
    }

    private int slot(long number) {
        return (int) Math.floorMod(number, (long) trades.length);
    }
}
