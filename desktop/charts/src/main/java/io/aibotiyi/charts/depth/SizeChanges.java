package io.aibotiyi.charts.depth;

import java.util.Arrays;

/**
 * Remembers each visible row's size to tell for how long a change is still news. A row that comes
 * into view is not a change. Bounded by the rows of a ladder.
 */
final class SizeChanges {

    /** How long a change is shown. */
    static final long SHOWN_NANOS = 150_000_000L;

    private static final int SLOTS = 512;

    private final long[] row = new long[SLOTS];
    private final long[] size = new long[SLOTS];
    private final long[] until = new long[SLOTS];
    private final boolean[] used = new boolean[SLOTS];

    /**
     * Notes a row's size.
     *
     * @return whether a change of it is still shown at {@code now}
     */
    boolean note(long rowNumber, long rowSize, long now) {
        int slot = (int) Math.floorMod(rowNumber, (long) SLOTS);
        if (!used[slot] || row[slot] != rowNumber) {
            used[slot] = true;
            row[slot] = rowNumber;
            size[slot] = rowSize;
            until[slot] = now;
            return false;
        }
        if (size[slot] != rowSize) {
            size[slot] = rowSize;
            until[slot] = now + SHOWN_NANOS;
        }
        return until[slot] - now > 0;
    }

    /** Forgets everything, so that a new book is no news. */
    void clear() {
        Arrays.fill(used, false);
    }
}
