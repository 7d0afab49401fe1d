package io.aibotiyi.indicators;

import java.util.function.ToIntFunction;

/**
 * One series of values that an indicator gives.
 *
 * @param name stable for ever; {@code macd(close).signal} in a formula
 * @param title for legends
 * @param style how it is meant to be drawn
 * @param displacement bars to the right of the bar that gave the value at which it is drawn;
 *     negative to the left (then it appears on bars of the past: it repaints), by settings
 */
public record Output(
        String name, String title, Pane pane, Style style, ToIntFunction<Settings> displacement) {

    /** Where it is drawn. */
    public enum Pane {
        /** Over the price, on the price axis. */
        OVERLAY,
        /** In the indicator's own pane. */
        OWN,
        /** Not drawn: a value for formulas, alerts and other drawings. */
        NONE
    }

    /** How it is meant to be drawn. */
    public enum Style {
        LINE,
        /** Columns from zero. */
        HISTOGRAM,
        /** A dot at each value, not joined. */
        DOTS,
        /** A line that jumps, for levels that hold for a while. */
        STEPS,
        /** Open, high, low, close of candles: four outputs in that order. */
        CANDLES,
        /** The edge of a band that is filled towards the next output of this style. */
        BAND
    }
}
