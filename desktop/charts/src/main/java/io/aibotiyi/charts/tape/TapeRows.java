package io.aibotiyi.charts.tape;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows off the ring, newest first.
 *
 * @param aggregated whether neighbouring prints of one side within one millisecond are one row
 * @param minimum smallest quantity of a row, in quantity units
 */
record TapeRows(TapeRing ring, boolean aggregated, long minimum) {

    private static final long MILLISECOND = 1_000_000L;

    /**
     * At most {@code count} rows of the prints before number {@code end}, leaving out the first
     * {@code skip}.
     */
    List<TapeRow> before(long end, int skip, int count) {
        List<TapeRow> rows = new ArrayList<>(Math.min(count, 64));
        int left = skip;
        long at = Math.min(end, ring.next());
        while (at > ring.first() && rows.size() < count) {
            TapeRow row = rowEnding(at, ring.first());
            at = row.number();
            if (row.quantity() >= minimum && --left < 0) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** How many rows the prints from number {@code start} on make. */
    int since(long start) {
        int rows = 0;
        long stop = Math.max(start, ring.first());
        for (long at = ring.next(); at > stop; ) {
            TapeRow row = rowEnding(at, stop);
            at = row.number();
            if (row.quantity() >= minimum) {
                rows++;
            }
        }
        return rows;
    }

    /**
     * The row whose newest print is the one before {@code end}; prints before {@code stop} are not
     * its.
     */
    private TapeRow rowEnding(long end, long stop) {
        TapeTrade newest = ring.get(end - 1);
        long number = end - 1;
        long quantity = newest.quantity();
        while (aggregated && number > stop && belongs(ring.get(number - 1), newest)) {
            number--;
            long sum = quantity + ring.get(number).quantity();
            quantity = sum < 0 ? Long.MAX_VALUE : sum;
        }
        return new TapeRow(
                number,
                newest.time(),
                newest.price(),
                quantity,
                newest.aggressor(),
                (int) (end - number));
    }

    private static boolean belongs(TapeTrade earlier, TapeTrade later) {
        return earlier.aggressor() == later.aggressor()
                && Math.floorDiv(earlier.time(), MILLISECOND)
                        == Math.floorDiv(later.time(), MILLISECOND);
    }
}
