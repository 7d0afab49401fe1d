package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.Footprint;
import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorRun;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An indicator of the catalogue, or a formula, with its settings, as a chart draws it. One that
 * gives both lines over the price and lines of its own comes to two studies. What it needs and the
 * series lacks (volume, the sides of trades) is told as the reason why it is empty.
 */
public final class IndicatorStudy implements Study {

    private static final ChartColor[] COLORS = {
        ChartColor.OVERLAY_1, ChartColor.OVERLAY_2, ChartColor.OVERLAY_3, ChartColor.ACCENT
    };

    private final Indicator indicator;
    private final Settings settings;
    private final Output.Pane pane;
    private final @Nullable FootprintSeries footprints;
    private final int firstColor;

    /** Numbers of the indicator's outputs in the pane, and of those that are drawn. */
    private final List<Integer> present = new ArrayList<>();

    private final List<Integer> outputs = new ArrayList<>();
    private final List<Plot> plots;
    private final String title;

    private IndicatorStudy(
            Indicator indicator,
            Settings settings,
            Output.Pane pane,
            @Nullable FootprintSeries footprints,
            int firstColor,
            Set<String> hidden) {
        this.indicator = indicator;
        this.settings = settings;
        this.pane = pane;
        this.footprints = footprints;
        this.firstColor = firstColor;
        for (int i = 0; i < indicator.outputs().size(); i++) {
            Output output = indicator.outputs().get(i);
            if (output.pane() == pane) {
                present.add(i);
            }
            if (output.pane() == pane && !hidden.contains(output.name())) {
                outputs.add(i);
            }
        }
        List<Plot> drawn = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            drawn.add(plot(i));
        }
        plots = List.copyOf(drawn);
        String brief = settings.brief();
        title = brief.isEmpty() ? indicator.title() : indicator.title() + " " + brief;
    }

    /**
     * The studies that show an indicator: one, or two where it has lines in both places.
     *
     * @param footprints where the sides of trades come from; null if they are not known
     * @param firstColor number of the first line's colour, so that several indicators differ
     */
    public static List<Study> of(
            Indicator indicator,
            Settings settings,
            @Nullable FootprintSeries footprints,
            int firstColor) {
        return of(indicator, settings, footprints, firstColor, Set.of());
    }

    /**
     * The studies that show some of an indicator's lines; the others keep their colours.
     *
     * @param hidden names of the outputs that are left out; a pane that loses all is left out
     */
    public static List<Study> of(
            Indicator indicator,
            Settings settings,
            @Nullable FootprintSeries footprints,
            int firstColor,
            Set<String> hidden) {
        List<Study> studies = new ArrayList<>();
        for (Output.Pane pane : List.of(Output.Pane.OVERLAY, Output.Pane.OWN)) {
            IndicatorStudy study =
                    new IndicatorStudy(indicator, settings, pane, footprints, firstColor, hidden);
            if (!study.plots.isEmpty()) {
                studies.add(study);
            }
        }
        return studies;
    }

    public Indicator indicator() {
        return indicator;
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isOverlay() {
        return pane == Output.Pane.OVERLAY;
    }

    @Override
    public List<Plot> plots() {
        return plots;
    }

    @Override
    public List<Double> levels() {
        return isOverlay() ? List.of() : indicator.guides();
    }

    @Override
    public int displacement(int plot) {
        return indicator.outputs().get(outputs.get(plot)).displacement().applyAsInt(settings);
    }

    @Override
    public Optional<String> unavailable(CandleSeries series) {
        Set<Column> present =
                EnumSet.of(Column.TIME, Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE);
        present.add(Column.VOLUME);
        FootprintSeries known = footprints;
        if (known != null
                && known.firstOpenTime() != Long.MAX_VALUE
                && known.timeframe().equals(series.timeframe())) {
            present.add(Column.DELTA);
        }
        return indicator.whyNot(settings, present, series.size());
    }

    @Override
    public Run start(CandleSeries series) {
        return new Running(series);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof IndicatorStudy other
                && indicator == other.indicator
                && settings.equals(other.settings)
                && pane == other.pane
                && firstColor == other.firstColor
                && outputs.equals(other.outputs)
                && footprints == other.footprints;
    }

    @Override
    public int hashCode() {
        return Objects.hash(indicator.id(), settings, pane);
    }

    private Plot plot(int number) {
        int at = present.indexOf(outputs.get(number));
        Output output = indicator.outputs().get(outputs.get(number));
        ChartColor color = COLORS[(firstColor + at) % COLORS.length];
        String name = present.size() == 1 ? "" : output.title();
        return switch (output.style()) {
            case HISTOGRAM -> Plot.histogram(name, color);
            case DOTS -> new Plot(name, Plot.Kind.DOTS, color, -1);
            case STEPS -> new Plot(name, Plot.Kind.STEP, color, -1);
            case BAND -> band(name, at);
            case LINE, CANDLES -> Plot.line(name, color);
        };
    }

    /** The first of two edges fills towards the second; both have one colour. */
    private Plot band(String name, int at) {
        int edges = 0;
        int next = -1;
        for (int i = 0; i < present.size(); i++) {
            boolean edge = indicator.outputs().get(present.get(i)).style() == Output.Style.BAND;
            edges += edge && i < at ? 1 : 0;
            next = edge && i > at && next < 0 ? i : next;
        }
        ChartColor color = COLORS[(firstColor + 1) % COLORS.length];
        int partner = next < 0 ? -1 : outputs.indexOf(present.get(next));
        return edges % 2 == 0 && partner >= 0
                ? Plot.band(name, color, partner)
                : Plot.line(name, color);
    }

    private final class Running implements Run {

        private final IndicatorRun run = indicator.start(settings);
        private final Bar bar = new Bar();
        private final double price;
        private final double volume;

        Running(CandleSeries series) {
            price = FixedPoint.unit(series.priceScale());
            volume = FixedPoint.unit(series.volumeScale());
        }

        @Override
        public void next(Candle candle, double[] out) {
            run.append(load(candle));
            write(out);
        }

        @Override
        public void peek(Candle candle, double[] out) {
            run.update(load(candle));
            write(out);
        }

        private Bar load(Candle c) {
            bar.set(
                    c.openTime(),
                    c.open() / price,
                    c.high() / price,
                    c.low() / price,
                    c.close() / price,
                    c.volume() / volume);
            FootprintSeries known = footprints;
            Footprint traded = known == null ? null : known.at(c.openTime());
            bar.delta = traded == null ? Double.NaN : traded.delta() / volume;
            return bar;
        }

        private void write(double[] out) {
            for (int i = 0; i < out.length; i++) {
                double value = run.value(outputs.get(i));
                out[i] = isOverlay() ? value * price : value;
            }
        }
    }
}
