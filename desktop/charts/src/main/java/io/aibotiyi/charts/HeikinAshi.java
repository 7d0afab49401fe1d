package io.aibotiyi.charts;

/**
 * Averaged candles of a series at the same positions: close is the mean of open, high, low and
 * close; open is the mean of the averaged candle before (at the start: of open and close); high and
 * low are the extremes of these and the true ones. The recurrence runs in doubles, the columns hold
 * prices rounded to units.
 *
 * <p>An appended or ticking candle costs O(log size); anything else computes all anew. FX thread.
 */
final class HeikinAshi {

    private final LodPyramid pyramid = new LodPyramid();
    private int base;
    private int settled;
    private double open;
    private double close;

    LodPyramid pyramid() {
        return pyramid;
    }

    void follow(CandleSeries series, boolean restart) {
        int end = series.endPosition();
        if (restart || base != series.firstPosition() || settled > end - 1) {
            pyramid.clear();
            base = series.firstPosition();
            settled = base;
        }
        int from = settled;
        while (settled < end - 1) {
            double nextOpen = nextOpen(series, settled);
            double nextClose = nextClose(series, settled);
            write(series, settled, nextOpen, nextClose);
            open = nextOpen;
            close = nextClose;
            settled++;
        }
        if (end > base) {
            write(series, end - 1, nextOpen(series, end - 1), nextClose(series, end - 1));
            pyramid.refresh(base, end, from, end);
        }
    }

    private double nextOpen(CandleSeries series, int position) {
        LodLevel c = series.pyramid().candles();
        return position == base
                ? ((double) c.open.get(position) + c.close.get(position)) / 2
                : (open + close) / 2;
    }

    private static double nextClose(CandleSeries series, int position) {
        LodLevel c = series.pyramid().candles();
        return ((double) c.open.get(position)
                        + c.high.get(position)
                        + c.low.get(position)
                        + c.close.get(position))
                / 4;
    }

    private void write(CandleSeries series, int position, double o, double c) {
        LodLevel from = series.pyramid().candles();
        long openUnits = Math.round(o);
        long closeUnits = Math.round(c);
        pyramid.candles()
                .set(
                        position,
                        openUnits,
                        Math.max(from.high.get(position), Math.max(openUnits, closeUnits)),
                        Math.min(from.low.get(position), Math.min(openUnits, closeUnits)),
                        closeUnits,
                        from.volume.get(position));
    }
}
