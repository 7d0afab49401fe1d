package io.aibotiyi.charts;

/**
 * A comparison as one frame shows it.
 *
 * @param prices by cell from {@code first} on, on the chart's own price scale; NaN for none
 * @param first cell that the first value belongs to
 * @param base close of the compared series that stands at the left edge
 */
record ComparedLine(Comparison comparison, double[] prices, int first, double base) {

    /**
     * @param anchor price of the chart's own series at the left edge
     */
    static ComparedLine of(
            Comparison comparison, CandleSeries own, StudyFrame.Cells cells, double anchor) {
        int newest = own.endPosition() - 1;
        double[] prices = new double[Math.max(0, cells.last() - cells.first() + 1)];
        double base = Double.NaN;
        for (int i = 0; i < prices.length; i++) {
            int position = Math.min(((cells.first() + i + 1) << cells.level()) - 1, newest);
            double close = comparison.closeAt(own.timeAt(position));
            if (Double.isNaN(base)) {
                base = close;
            }
            prices[i] = close / base * anchor;
        }
        return new ComparedLine(comparison, prices, cells.first(), base);
    }

    /** Change in percent since the left edge at a candle, NaN for none. */
    double percentAt(long time) {
        return (comparison.closeAt(time) / base - 1) * 100;
    }
}
