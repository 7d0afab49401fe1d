package io.aibotiyi.indicators;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bars as columns of primitives, oldest first: what a batch computes over, whole or chunk by chunk.
 * Wraps the arrays it is given without copying; they must not change while a batch reads them. A
 * missing column is null. Reading is safe from any thread.
 */
public final class BarColumns {

    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double @Nullable [] volume;
    private final double @Nullable [] delta;
    private final double @Nullable [] other;

    /**
     * @param time opening times in nanoseconds since the epoch
     * @throws IllegalArgumentException if the columns differ in length
     */
    public BarColumns(
            long[] time,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double @Nullable [] volume,
            double @Nullable [] delta,
            double @Nullable [] other) {
        this.time = time;
        this.open = same("open", open, time.length);
        this.high = same("high", high, time.length);
        this.low = same("low", low, time.length);
        this.close = same("close", close, time.length);
        this.volume = volume == null ? null : same("volume", volume, time.length);
        this.delta = delta == null ? null : same("delta", delta, time.length);
        this.other = other == null ? null : same("other", other, time.length);
    }

    private static double[] same(String name, double[] column, int length) {
        if (column.length != length) {
            throw new IllegalArgumentException(
                    "column " + name + " has " + column.length + " bars, time has " + length);
        }
        return column;
    }

    /** The same bars with a column of trade delta. */
    public BarColumns withDelta(double[] column) {
        return new BarColumns(time, open, high, low, close, volume, column, other);
    }

    /** The same bars with the closes of a second series. */
    public BarColumns withOther(double[] column) {
        return new BarColumns(time, open, high, low, close, volume, delta, column);
    }

    /** Number of bars. */
    public int size() {
        return time.length;
    }

    /** The columns that are here. */
    public Set<Column> present() {
        Set<Column> here =
                EnumSet.of(Column.TIME, Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE);
        if (volume != null) {
            here.add(Column.VOLUME);
        }
        if (delta != null) {
            here.add(Column.DELTA);
        }
        if (other != null) {
            here.add(Column.OTHER);
        }
        return here;
    }

    /** Fills {@code bar} with the bar at {@code index}. */
    public void load(int index, Bar bar) {
        bar.time = time[index];
        bar.open = open[index];
        bar.high = high[index];
        bar.low = low[index];
        bar.close = close[index];
        bar.volume = volume == null ? Double.NaN : volume[index];
        bar.delta = delta == null ? Double.NaN : delta[index];
        bar.other = other == null ? Double.NaN : other[index];
    }
}
