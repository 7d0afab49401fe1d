package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Power-of-two summaries of a candle column: first open, highest high, lowest low, last close, sum
 * of volume (which saturates at {@link Long#MAX_VALUE}). Level 0 is the candles themselves. Levels
 * are added until one has at most two cells.
 *
 * <p>Cells are aligned to positions, not to the oldest candle, so candles added on the left change
 * only the cells that cover them. Changing n neighbouring candles costs O(n + log size).
 */
final class LodPyramid {

    private final List<LodLevel> levels = new ArrayList<>();

    LodPyramid() {
        levels.add(new LodLevel());
    }

    /** Level 0, written by the series. */
    LodLevel candles() {
        return levels.getFirst();
    }

    int levels() {
        return levels.size();
    }

    LodLevel level(int k) {
        return levels.get(k);
    }

    void clear() {
        levels.subList(1, levels.size()).clear();
        candles().clear();
    }

    /**
     * Recomputes what depends on the candles at {@code [from, to)}.
     *
     * @param first position of the oldest candle
     * @param end position after the newest
     */
    void refresh(int first, int end, int from, int to) {
        for (int k = 1; ; k++) {
            int childFirst = first >> (k - 1);
            int childLast = (end - 1) >> (k - 1);
            if (childLast - childFirst < 2 && levels.size() <= k) {
                return;
            }
            int cell = from >> k;
            int last = (to - 1) >> k;
            if (levels.size() == k) {
                levels.add(new LodLevel());
                cell = first >> k;
                last = (end - 1) >> k;
            }
            LodLevel level = levels.get(k);
            LodLevel finer = levels.get(k - 1);
            for (; cell <= last; cell++) {
                int left = Math.max(2 * cell, childFirst);
                int right = Math.min(2 * cell + 1, childLast);
                level.combine(cell, finer, left, right);
            }
        }
    }

    /** Frees what lies wholly before the position and corrects the cells that it cuts. */
    void dropBefore(int first, int end) {
        for (int k = 0; k < levels.size(); k++) {
            levels.get(k).dropBefore(first >> k);
        }
        refresh(first, end, first, first + 1);
    }
}
