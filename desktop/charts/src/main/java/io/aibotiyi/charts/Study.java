package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import java.util.List;
import java.util.Optional;

/**
 * What can be drawn beside or over the candles: an indicator of any catalogue with its parameters
 * chosen. It says how its outputs look and computes them one candle after the other, so that what
 * streams in equals what a whole history gives.
 *
 * <p>Implementations are immutable; all state is in the {@link Run}. FX thread.
 */
public interface Study {

    /** Name and parameters for the legend, for example {@code RSI 14}. */
    String title();

    /** True if the outputs are prices and belong over the candles; false for a pane of its own. */
    boolean isOverlay();

    /** The outputs, in the order in which a run writes them; never empty. */
    List<Plot> plots();

    /** Values to mark with a line across the pane, for example 30 and 70. */
    default List<Double> levels() {
        return List.of();
    }

    /** Candles to the right at which an output is drawn; negative to the left. */
    default int displacement(int plot) {
        return 0;
    }

    /**
     * Why the outputs cannot be computed for a series, in words for a trader; empty if they can.
     */
    default Optional<String> unavailable(CandleSeries series) {
        return Optional.empty();
    }

    /** Decimals that values are told with; -1 for those of the prices. */
    default int decimals() {
        return isOverlay() ? -1 : 2;
    }

    /** A computation from the oldest candle on. */
    Run start(CandleSeries series);

    /** The state of a computation. Outputs that are overlays are in price units. */
    interface Run {

        /**
         * Takes the next final candle.
         *
         * @param out one slot per plot; NaN for no value
         */
        void next(Candle candle, double[] out);

        /** The values if the candle, which may still change, were the next; changes nothing. */
        void peek(Candle candle, double[] out);
    }
}
