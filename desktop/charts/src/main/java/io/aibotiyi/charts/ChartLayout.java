package io.aibotiyi.charts;

/**
 * Where things are, in logical pixels from the chart's top left. Price pane above, volume pane
 * below it, time axis at the bottom, price axis at the right.
 *
 * @param plotWidth where the price axis begins
 * @param priceBottom end of the price pane and start of the volume pane
 * @param plotHeight end of the volume pane, where the time axis begins
 */
record ChartLayout(
        double width, double height, double plotWidth, double priceBottom, double plotHeight) {

    static final double TIME_AXIS = 26;
    private static final double VOLUME_SHARE = 0.2;
    private static final double VOLUME_HEADROOM = 10;

    static ChartLayout of(double width, double height, double axisWidth) {
        double plotWidth = Math.max(1, Math.floor(width - axisWidth));
        double plotHeight = Math.max(2, Math.floor(height - TIME_AXIS));
        double volume = Math.floor(plotHeight * VOLUME_SHARE);
        return new ChartLayout(width, height, plotWidth, plotHeight - volume, plotHeight);
    }

    /** Top of the tallest volume bar. */
    double volumeTop() {
        return Math.min(plotHeight - 1, priceBottom + VOLUME_HEADROOM);
    }

    boolean inPlot(double x, double y) {
        return x >= 0 && x < plotWidth && y >= 0 && y < plotHeight;
    }

    boolean inPricePane(double x, double y) {
        return x >= 0 && x < plotWidth && y >= 0 && y < priceBottom;
    }

    boolean inPriceAxis(double x, double y) {
        return x >= plotWidth && x < width && y >= 0 && y < plotHeight;
    }

    boolean inTimeAxis(double x, double y) {
        return y >= plotHeight && y < height && x >= 0 && x < plotWidth;
    }
}
