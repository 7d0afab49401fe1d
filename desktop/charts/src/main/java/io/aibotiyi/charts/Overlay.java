package io.aibotiyi.charts;

/** Indicator lines that a chart draws over its candles, computed incrementally from them. */
public enum Overlay {
    /** Exponential moving average of the closes over 20 candles. */
    EMA_20("EMA 20", ChartColor.OVERLAY_1, 20),
    /** Exponential moving average of the closes over 50 candles. */
    EMA_50("EMA 50", ChartColor.OVERLAY_2, 50),
    /** Volume-weighted average of the typical price since midnight UTC. */
    SESSION_VWAP("VWAP", ChartColor.OVERLAY_3, 0);

    private static final double DAY = 86_400e9;

    /** A line that swings faster than this many pixels hides the candles and says nothing. */
    private static final double LEGIBLE = 10;

    private final String title;
    private final ChartColor color;
    private final int period;

    Overlay(String title, ChartColor color, int period) {
        this.title = title;
        this.color = color;
        this.period = period;
    }

    /**
     * Whether the line is drawn at a zoom; the legend names its value at any.
     *
     * @param spacing pixels per candle
     */
    boolean isLegible(double spacing, long timeframeNanos) {
        return period > 0
                ? period * spacing >= LEGIBLE
                : DAY / timeframeNanos * spacing >= 8 * LEGIBLE;
    }

    /** As the legend names it. */
    public String title() {
        return title;
    }

    ChartColor color() {
        return color;
    }
}
