package io.aibotiyi.workstation.drawings;

import io.aibotiyi.charts.AxisMode;
import io.aibotiyi.charts.ChartType;
import io.aibotiyi.charts.Overlay;
import io.aibotiyi.charts.ProfileMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one chart is set up, whatever symbol it shows.
 *
 * @param volume the volume pane is shown
 * @param breaks a line where a day begins
 * @param magnet drawn points are pulled to prices of candles
 * @param indicators top to bottom, at most {@value #MAX_INDICATORS}
 * @param panes parts of the plot's height that panes were dragged to, by pane
 */
public record ChartSetup(
        ChartType type,
        AxisMode axis,
        ProfileMode profile,
        boolean volume,
        boolean breaks,
        boolean magnet,
        Set<Overlay> lines,
        List<Chosen> indicators,
        Flow flow,
        Map<String, Double> panes) {

    /** More panes than this leave no room for prices. */
    public static final int MAX_INDICATORS = 8;

    /**
     * An indicator and its parameters, as texts.
     *
     * @param id of the catalogue
     * @param hidden names of the outputs that are not drawn
     */
    public record Chosen(String id, Map<String, String> settings, Set<String> hidden) {
        public Chosen {
            settings = Map.copyOf(settings);
            hidden = Set.copyOf(hidden);
        }
    }

    /**
     * What is made of trades.
     *
     * @param delta the cumulative volume delta is shown
     * @param bands the session's average price is shown with its bands
     * @param rowTicks height of a footprint's row in ticks; 0 for what fits the candles
     * @param large large trades are marked
     * @param least smallest quantity that is large; zero for what few of the instrument's reach
     */
    public record Flow(
            boolean delta, boolean bands, int rowTicks, boolean large, BigDecimal least) {

        public static final int MAX_ROW_TICKS = 1_000_000;

        /** Digits that a quantity is typed with at most. */
        public static final int MAX_DIGITS = 18;

        public static final Flow NONE = new Flow(false, false, 0, false, BigDecimal.ZERO);

        public Flow {
            if (rowTicks < 0 || rowTicks > MAX_ROW_TICKS) {
                throw new IllegalArgumentException(
                        "a row is 0 to " + MAX_ROW_TICKS + " ticks high, not " + rowTicks);
            }
            if (!isSize(least)) {
                throw new IllegalArgumentException("no size of a large trade: " + least);
            }
        }

        /** Whether a quantity can be the size of a large trade. */
        public static boolean isSize(BigDecimal least) {
            return least.signum() >= 0
                    && least.precision() <= MAX_DIGITS
                    && Math.abs(least.scale()) <= MAX_DIGITS;
        }
    }

    public static final ChartSetup DEFAULT =
            new ChartSetup(
                    ChartType.CANDLES,
                    AxisMode.LINEAR,
                    ProfileMode.NONE,
                    true,
                    false,
                    true,
                    Set.of(Overlay.EMA_20, Overlay.SESSION_VWAP),
                    List.of(),
                    Flow.NONE,
                    Map.of());

    public ChartSetup {
        lines = Set.copyOf(lines);
        indicators = List.copyOf(indicators);
        panes = Map.copyOf(panes);
        if (indicators.size() > MAX_INDICATORS) {
            throw new IllegalArgumentException(
                    "at most " + MAX_INDICATORS + " indicators, not " + indicators.size());
        }
    }
}
