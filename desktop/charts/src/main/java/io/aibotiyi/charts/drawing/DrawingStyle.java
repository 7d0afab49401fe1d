package io.aibotiyi.charts.drawing;

import java.util.Objects;

/**
 * How a drawing looks. Colours are roles, so that a drawing reads in every theme.
 *
 * @param width of lines in pixels, 0.5 to 8
 * @param filled whether its ground is tinted, for tools that have one
 */
public record DrawingStyle(Hue color, double width, Dash dash, boolean filled) {

    /** Roles that the chart's theme gives a colour. */
    public enum Hue {
        ACCENT,
        UP,
        DOWN,
        ATTENTION,
        NEUTRAL,
        FIRST,
        SECOND,
        THIRD
    }

    /** How lines are broken. */
    public enum Dash {
        SOLID,
        DASHED,
        DOTTED
    }

    public static final DrawingStyle DEFAULT = new DrawingStyle(Hue.ACCENT, 1.5, Dash.SOLID, true);

    public DrawingStyle {
        Objects.requireNonNull(color, "color");
        Objects.requireNonNull(dash, "dash");
        if (!(width >= 0.5 && width <= 8)) {
            throw new IllegalArgumentException("a line is 0.5 to 8 pixels wide, was " + width);
        }
    }

    public DrawingStyle withColor(Hue next) {
        return new DrawingStyle(next, width, dash, filled);
    }

    public DrawingStyle withWidth(double next) {
        return new DrawingStyle(color, next, dash, filled);
    }

    public DrawingStyle withDash(Dash next) {
        return new DrawingStyle(color, width, next, filled);
    }
}
