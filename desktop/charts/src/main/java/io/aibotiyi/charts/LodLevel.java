package io.aibotiyi.charts;

/**
 * Cells of one level of detail: a cell of level k stands for the candles at positions {@code
 * [c·2^k, (c+1)·2^k)} that exist.
 */
final class LodLevel {

    final LongColumn open = new LongColumn();
    final LongColumn high = new LongColumn();
    final LongColumn low = new LongColumn();
    final LongColumn close = new LongColumn();
    final LongColumn volume = new LongColumn();

    void set(int cell, long o, long h, long l, long c, long v) {
        open.set(cell, o);
        high.set(cell, h);
        low.set(cell, l);
        close.set(cell, c);
        volume.set(cell, v);
    }

    /** Sets a cell to its only child, or to two children in time order. */
    void combine(int cell, LodLevel finer, int left, int right) {
        long v = finer.volume.get(left);
        long h = finer.high.get(left);
        long l = finer.low.get(left);
        if (left != right) {
            v += finer.volume.get(right);
            if (v < 0) {
                v = Long.MAX_VALUE;
            }
            h = Math.max(h, finer.high.get(right));
            l = Math.min(l, finer.low.get(right));
        }
        set(cell, finer.open.get(left), h, l, finer.close.get(right), v);
    }

    void clear() {
        open.clear();
        high.clear();
        low.clear();
        close.clear();
        volume.clear();
    }

    void dropBefore(int cell) {
        open.dropBefore(cell);
        high.dropBefore(cell);
        low.dropBefore(cell);
        close.dropBefore(cell);
        volume.dropBefore(cell);
    }
}
