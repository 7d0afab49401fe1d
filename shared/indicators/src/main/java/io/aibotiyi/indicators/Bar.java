package io.aibotiyi.indicators;

/**
 * One bar as a calculation sees it: a cursor, filled anew for each bar so that streaming allocates
 * nothing. What the series does not have is NaN. One thread; nobody keeps a reference beyond the
 * call that it is passed to.
 */
public final class Bar {

    /** Opening time in nanoseconds since the epoch. */
    public long time;

    public double open = Double.NaN;
    public double high = Double.NaN;
    public double low = Double.NaN;
    public double close = Double.NaN;
    public double volume = Double.NaN;

    /** See {@link Column#DELTA}. */
    public double delta = Double.NaN;

    /** See {@link Column#OTHER}. */
    public double other = Double.NaN;

    /** Sets time, prices and volume; no trade delta and no second series. Returns this. */
    public Bar set(long at, double o, double h, double l, double c, double v) {
        time = at;
        open = o;
        high = h;
        low = l;
        close = c;
        volume = v;
        delta = Double.NaN;
        other = Double.NaN;
        return this;
    }
}
