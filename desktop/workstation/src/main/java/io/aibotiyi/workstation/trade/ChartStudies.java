package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.CumulativeDelta;
import io.aibotiyi.charts.IndicatorStudy;
import io.aibotiyi.charts.SessionVwap;
import io.aibotiyi.charts.Study;
import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.Settings;
import io.aibotiyi.workstation.drawings.ChartSetup;
import io.aibotiyi.workstation.drawings.ChartSetup.Chosen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The studies of one chart: chosen indicators, and what is made of the session and its trades. */
final class ChartStudies {

    private static final List<Double> BANDS = List.of(1.0, 2.0);

    /**
     * An indicator with its parameters chosen.
     *
     * @param hidden names of the outputs that are not drawn; names of none are dropped, and all are
     *     if nothing were left
     */
    record Shown(Indicator indicator, Settings settings, Set<String> hidden) {

        Shown {
            Set<String> lines =
                    lines(indicator).stream().map(Output::name).collect(Collectors.toSet());
            Set<String> known = new HashSet<>(hidden);
            known.retainAll(lines);
            hidden = known.containsAll(lines) ? Set.of() : Set.copyOf(known);
        }

        /** Its lines, as the indicator gives them. */
        List<Output> lines() {
            return lines(indicator);
        }

        private static List<Output> lines(Indicator indicator) {
            return indicator.outputs().stream()
                    .filter(output -> output.pane() != Output.Pane.NONE)
                    .toList();
        }
    }

    private final CandleChart chart;
    private final Runnable changed;
    private final List<Shown> indicators = new ArrayList<>();
    private @Nullable FootprintSeries footprints;
    private boolean delta;
    private boolean bands;

    /**
     * @param changed run when a person chose others
     */
    ChartStudies(CandleChart chart, Runnable changed) {
        this.chart = chart;
        this.changed = changed;
    }

    boolean isShown(Indicator indicator) {
        return indicators.stream().anyMatch(s -> s.indicator() == indicator);
    }

    boolean isEmpty() {
        return indicators.isEmpty();
    }

    boolean isFull() {
        return indicators.size() >= ChartSetup.MAX_INDICATORS;
    }

    /** Shows an indicator with its defaults, or takes it away. */
    void toggle(Indicator indicator) {
        if (!indicators.removeIf(s -> s.indicator() == indicator) && !isFull()) {
            indicators.add(new Shown(indicator, indicator.defaults(), Set.of()));
        }
        chosen();
    }

    /** What is shown, top to bottom. */
    List<Shown> shown() {
        return List.copyOf(indicators);
    }

    /** Shows a line of an indicator or leaves it out; the last one that is shown stays. */
    void toggleLine(Shown of, String output) {
        Set<String> hidden = new HashSet<>(of.hidden());
        boolean showAgain = hidden.remove(output);
        int at = indicators.indexOf(of);
        if (at < 0 || (!showAgain && of.lines().size() - hidden.size() < 2)) {
            return;
        }
        if (!showAgain) {
            hidden.add(output);
        }
        indicators.set(at, new Shown(of.indicator(), of.settings(), Set.copyOf(hidden)));
        chosen();
    }

    void removeAll() {
        indicators.clear();
        chosen();
    }

    /** Replaces what is shown, as after loading. */
    void load(List<Shown> all, boolean withDelta, boolean withBands) {
        indicators.clear();
        indicators.addAll(all);
        delta = withDelta;
        bands = withBands;
        show();
    }

    /** The indicators as they are kept. */
    List<Chosen> chosenIndicators() {
        return indicators.stream()
                .map(s -> new Chosen(s.indicator().id(), s.settings().texts(), s.hidden()))
                .toList();
    }

    boolean hasDelta() {
        return delta;
    }

    /** The cumulative volume delta in a pane of its own. */
    void setDelta(boolean on) {
        delta = on;
        chosen();
    }

    boolean hasBands() {
        return bands;
    }

    /** The session's average price with one and two deviations to each side. */
    void setBands(boolean on) {
        bands = on;
        chosen();
    }

    /** Where the sides of trades come from; null while they are not known. */
    void setFootprints(@Nullable FootprintSeries next) {
        footprints = next;
        show();
    }

    /** Whether anything shown is made of trades. */
    boolean useTrades() {
        return delta
                || indicators.stream()
                        .anyMatch(s -> s.indicator().needs(s.settings()).contains(Column.DELTA));
    }

    /** Computes again what is made of trades. */
    void recompute() {
        if (useTrades()) {
            chart.setStudies(List.of());
            show();
        }
    }

    private void chosen() {
        show();
        changed.run();
    }

    private void show() {
        List<Study> studies = new ArrayList<>();
        if (bands) {
            studies.add(new SessionVwap(BANDS));
        }
        int color = 0;
        for (Shown each : indicators) {
            studies.addAll(
                    IndicatorStudy.of(
                            each.indicator(), each.settings(), footprints, color++, each.hidden()));
        }
        if (delta) {
            FootprintSeries known = footprints;
            if (known != null) {
                studies.add(new CumulativeDelta(known));
            }
        }
        chart.setStudies(studies);
    }
}
