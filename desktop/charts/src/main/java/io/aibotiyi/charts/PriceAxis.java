package io.aibotiyi.charts;

/** The vertical range in force: fitted to what is in view, or as the reader dragged it. */
final class PriceAxis {

    /** Pixels kept free above, for the legend and the label of the high, and below. */
    private static final double MARGIN_TOP = 62;

    private static final double MARGIN_BOTTOM = 26;

    private double low = 0;
    private double high = 1;

    /**
     * Fits the range to the prices in view, with room above and below.
     *
     * @param height of the pane in pixels; the margins take at most half of it
     * @param tick smallest step that prices use, in price units
     */
    void fit(long min, long max, long tick, boolean log, double height) {
        double shrink = Math.min(1, height / 2 / (MARGIN_TOP + MARGIN_BOTTOM));
        double inner = Math.max(1, height - (MARGIN_TOP + MARGIN_BOTTOM) * shrink);
        double above = MARGIN_TOP * shrink / inner;
        double below = MARGIN_BOTTOM * shrink / inner;
        if (log && min > 0 && max > min) {
            double span = Math.log((double) max / min);
            low = min * Math.exp(-span * below);
            high = max * Math.exp(span * above);
            return;
        }
        double span = Math.max((double) max - min, 4.0 * tick);
        double slack = (span - ((double) max - min)) / 2;
        low = min - slack - span * below;
        high = max + slack + span * above;
    }

    PriceScale scale(boolean log, double top, double bottom) {
        return new PriceScale(low, high, log, top, bottom);
    }

    void take(PriceScale scale) {
        low = scale.low();
        high = scale.high();
    }
}
