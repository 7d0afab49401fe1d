package io.aibotiyi.charts;

import java.util.Arrays;

/**
 * One value per candle of a series, addressed by the candle's position, with smallest and largest
 * values per power of two so that a million are drawn as fast as a thousand. NaN means that there
 * is no value, as before an indicator is warm.
 *
 * <p>{@link #set} at the end or at the last position costs O(log size). Values keep full precision;
 * the summaries of two candles and more are floats, which is finer than a pixel at any zoom that
 * uses them. One thread.
 */
public final class PlotSeries {

    /** First level that has a summary of its own; finer cells are read from the values. */
    private static final int SUMMARISED = 1;

    /** Levels that are summarised even where one cell holds everything. */
    private static final int ALWAYS = 2;

    private static final int MAX_LEVELS = 26;

    /**
     * First level whose last values lie side by side: below, the values themselves are as near. A
     * value out of every sixteen and more would be a miss of the cache each.
     */
    private static final int GATHERED = 4;

    private double[] values = new double[256];
    private final float[][] lows = new float[MAX_LEVELS][];
    private final float[][] highs = new float[MAX_LEVELS][];
    private final double[][] lasts = new double[MAX_LEVELS][];
    private int base;
    private int end;

    /** Empties the series; the next value belongs to a position. */
    public void restart(int firstPosition) {
        base = firstPosition;
        end = firstPosition;
        Arrays.fill(lows, null);
        Arrays.fill(highs, null);
        Arrays.fill(lasts, null);
    }

    /** Makes room for values to come, so that they are not copied again and again. */
    void reserve(int size) {
        if (size > values.length) {
            values = Arrays.copyOf(values, size);
        }
    }

    /** Position of the first value. */
    public int firstPosition() {
        return base;
    }

    /** Position after the last value. */
    public int endPosition() {
        return end;
    }

    /**
     * Sets the value at a position.
     *
     * @throws IndexOutOfBoundsException if the position is neither held nor the next one
     */
    public void set(int position, double value) {
        write(position, value);
        refresh(position);
    }

    /** As {@link #set}, but leaves the summaries for one {@link #refresh} after many of these. */
    void write(int position, double value) {
        if (position < base || position > end) {
            throw new IndexOutOfBoundsException(
                    "position " + position + " is outside " + base + " to " + end);
        }
        if (position == end) {
            end++;
            if (end - base > values.length) {
                values = Arrays.copyOf(values, values.length * 2);
            }
        }
        values[position - base] = value;
    }

    /** The value at a position, NaN where there is none. */
    public double at(int position) {
        return position >= base && position < end ? values[position - base] : Double.NaN;
    }

    /** The last value of a cell of {@code 2^level} candles. */
    double last(int level, int cell) {
        double[] column = lasts[level];
        int slot = cell - (base >> level);
        return column != null && slot >= 0 && cell <= (end - 1) >> level
                ? column[slot]
                : lastValue(level, cell);
    }

    private double lastValue(int level, int cell) {
        return at(Math.min(((cell + 1) << level) - 1, end - 1));
    }

    /** Smallest value in a cell, NaN if it has none. */
    double low(int level, int cell) {
        return level < SUMMARISED ? at(cell) : summary(lows, level, cell);
    }

    /** Largest value in a cell, NaN if it has none. */
    double high(int level, int cell) {
        return level < SUMMARISED ? at(cell) : summary(highs, level, cell);
    }

    private double summary(float[][] side, int level, int cell) {
        float[] column = side[level];
        int slot = cell - (base >> level);
        return column == null || slot < 0 || slot >= column.length || cell > (end - 1) >> level
                ? Double.NaN
                : column[slot];
    }

    private double scan(int level, int cell, boolean high) {
        double found = Double.NaN;
        for (int p = cell << level; p < (cell + 1) << level; p++) {
            found = more(found, at(p), high);
        }
        return found;
    }

    /** Brings the summaries in step with the values from a position on. */
    void refresh(int from) {
        for (int level = SUMMARISED; level < MAX_LEVELS && end > base; level++) {
            int origin = base >> level;
            int last = (end - 1) >> level;
            // a level that begins late takes its earlier cells from the finer one
            int first = lows[level] == null ? origin : from >> level;
            float[] low = column(lows, level, last - origin);
            float[] high = column(highs, level, last - origin);
            for (int cell = first; cell <= last; cell++) {
                boolean finest = level == SUMMARISED;
                low[cell - origin] =
                        (float) (finest ? scan(level, cell, false) : half(level, cell, false));
                high[cell - origin] =
                        (float) (finest ? scan(level, cell, true) : half(level, cell, true));
            }
            if (level >= GATHERED) {
                gather(level, first, last);
            }
            if (origin == last && level >= ALWAYS) {
                // one cell holds everything: coarser ones would say the same
                return;
            }
        }
    }

    private void gather(int level, int first, int last) {
        int origin = base >> level;
        double[] column = lasts[level];
        if (column == null || last - origin >= column.length) {
            int length = Math.max(16, last - origin + 1);
            column =
                    column == null
                            ? new double[length]
                            : Arrays.copyOf(column, Math.max(length, column.length * 2));
            lasts[level] = column;
        }
        for (int cell = first; cell <= last; cell++) {
            column[cell - origin] = lastValue(level, cell);
        }
    }

    private double half(int level, int cell, boolean high) {
        float[][] side = high ? highs : lows;
        return more(
                summary(side, level - 1, 2 * cell), summary(side, level - 1, 2 * cell + 1), high);
    }

    private static float[] column(float[][] side, int level, int slot) {
        float[] column = side[level];
        if (column == null) {
            column = new float[Math.max(16, slot + 1)];
            side[level] = column;
        } else if (slot >= column.length) {
            column = Arrays.copyOf(column, Math.max(slot + 1, column.length * 2));
            side[level] = column;
        }
        return column;
    }

    private static double more(double a, double b, boolean high) {
        if (Double.isNaN(a)) {
            return b;
        }
        if (Double.isNaN(b)) {
            return a;
        }
        return high ? Math.max(a, b) : Math.min(a, b);
    }
}
