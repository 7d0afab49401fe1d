package io.aibotiyi.charts.surface;

import java.util.Locale;

/**
 * The roles a colour can have on a market surface; CSS names them {@code -market-canvas} and so on.
 */
public enum Tone {
    /** The ground everything is drawn on. */
    CANVAS,
    /** Slightly lifted ground: headers, hovered rows. */
    RAISED,
    GRID,
    HAIRLINE,
    TEXT,
    MUTED,
    FAINT,
    /** Focus, cursor and the user's own position. */
    ACCENT,
    /** Bids, buying, gain. */
    UP,
    /** Asks, selling, loss. */
    DOWN,
    ATTENTION,
    DANGER;

    /** Name of the CSS property. */
    String property() {
        return "-market-" + name().toLowerCase(Locale.ROOT);
    }
}
