package io.aibotiyi.charts;

import java.util.Objects;

/**
 * How one output of a {@link Study} is drawn.
 *
 * @param name for the legend; empty for a nameless single line
 * @param kind shape
 * @param color role
 * @param partner index of the study's other output that a {@link Kind#BAND} fills towards; -1 for
 *     none
 */
public record Plot(String name, Kind kind, ChartColor color, int partner) {

    /** The shape of an output. */
    public enum Kind {
        LINE,
        /** Each value held until the next. */
        STEP,
        /** A bar from zero, tinted by its sign. */
        HISTOGRAM,
        /** A line, and the ground between it and its partner tinted. */
        BAND,
        /** A dot at each value: for outputs that jump, as stops do. */
        DOTS,
        /** A line whose ground towards zero is tinted. */
        AREA,
        /** A value in the legend only. */
        HIDDEN
    }

    public Plot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(color, "color");
        if ((kind == Kind.BAND) != (partner >= 0)) {
            throw new IllegalArgumentException("a band, and only a band, has a partner: " + name);
        }
    }

    public static Plot line(String name, ChartColor color) {
        return new Plot(name, Kind.LINE, color, -1);
    }

    public static Plot histogram(String name, ChartColor color) {
        return new Plot(name, Kind.HISTOGRAM, color, -1);
    }

    /** A line with the ground towards another output tinted. */
    public static Plot band(String name, ChartColor color, int partner) {
        return new Plot(name, Kind.BAND, color, partner);
    }
}
