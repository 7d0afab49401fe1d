package io.aibotiyi.charts;

/**
 * Colours that a chart is drawn with. Each is a CSS property of {@code .candle-chart}; a stylesheet
 * drives the canvas by setting it, for example {@code .candle-chart { -chart-up: -color-up; }}. The
 * module's own user-agent stylesheet gives the defaults; no Java code names a colour.
 */
public enum ChartColor {
    CANVAS("-chart-canvas"),
    GRID("-chart-grid"),
    /** Borders of axes and panes, day boundaries. */
    HAIRLINE("-chart-hairline"),
    TEXT("-chart-text"),
    MUTED("-chart-muted"),
    FAINT("-chart-faint"),
    WATERMARK("-chart-watermark"),
    UP("-chart-up"),
    DOWN("-chart-down"),
    VOLUME_UP("-chart-volume-up"),
    VOLUME_DOWN("-chart-volume-down"),
    CROSSHAIR("-chart-crosshair"),
    /** Behind the crosshair's labels and neutral tags. */
    LABEL("-chart-label"),
    LABEL_TEXT("-chart-label-text"),
    ACCENT("-chart-accent"),
    ATTENTION("-chart-attention"),
    OVERLAY_1("-chart-overlay-1"),
    OVERLAY_2("-chart-overlay-2"),
    OVERLAY_3("-chart-overlay-3"),
    /** Laid over stale candles. */
    VEIL("-chart-veil");

    private final String property;

    ChartColor(String property) {
        this.property = property;
    }

    /** The CSS property's name. */
    public String property() {
        return property;
    }
}
