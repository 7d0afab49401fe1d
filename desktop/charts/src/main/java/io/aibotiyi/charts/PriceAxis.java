package io.aibotiyi.charts;

/** The vertical range in force: fitted to what is in view, or as the reader dragged it. */
final class PriceAxis {

    private static final double MARGIN_TOP = 0.12;
    private static final double MARGIN_BOTTOM = 0.08;

    private double low = 0;
    private double high = 1;

    /**
     * Fits the range to the prices in view, with room above and below.
     *
     * @param tick smallest step that prices use, in price units
     */
    void fit(long min, long max, long tick, boolean log) {
        if (log && min > 0 && max > min) {
            double span = Math.log((double) max / min);
            low = min * Math.exp(-span * MARGIN_BOTTOM);
            high = max * Math.exp(span * MARGIN_TOP);
            return;
        }
        double span = Math.max((double) max - min, 4.0 * tick);
        double slack = (span - ((double) max - min)) / 2;
        low = min - slack - span * MARGIN_BOTTOM;
        high = max + slack + span * MARGIN_TOP;
    }

    PriceScale scale(boolean log, double top, double bottom) {
        return new PriceScale(low, high, log, top, bottom);
    }

    void take(PriceScale scale) {
        low = scale.low();
        high = scale.high();
    }
}
