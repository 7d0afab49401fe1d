package io.aibotiyi.charts;

/** Indicator lines that a chart draws over its candles, computed incrementally from them. */
public enum Overlay {
    /** Exponential moving average of the closes over 20 candles. */
    EMA_20("EMA 20", ChartColor.OVERLAY_1),
    /** Exponential moving average of the closes over 50 candles. */
    EMA_50("EMA 50", ChartColor.OVERLAY_2),
    /** Volume-weighted average of the typical price since midnight UTC. */
    SESSION_VWAP("VWAP", ChartColor.OVERLAY_3);

    private final String title;
    private final ChartColor color;

    Overlay(String title, ChartColor color) {
        this.title = title;
        this.color = color;
    }

    /** As the legend names it. */
    public String title() {
        return title;
    }

    ChartColor color() {
        return color;
    }
}
