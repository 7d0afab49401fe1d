package io.aibotiyi.charts;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * Names and values of everything drawn beside the candles, at the candle under the crosshair or the
 * newest; what cannot be computed tells why.
 */
final class StudyLegend {

    private static final double LINE = 18;

    /** Rows that the price pane has room for before they hide the candles. */
    private static final int MAX_ROWS = 8;

    private StudyLegend() {}

    /** Names and values at the top of each pane. */
    static void panes(Patches layer, Frame f, int position) {
        for (StudyFrame study : f.studies()) {
            if (!study.isOverlay()) {
                Recording row = new Recording(f.meter());
                Ink ink = new Ink(row, f.pixels());
                study(new LegendRow(ink, f, study.box().top() + 13), f, study.line(), position);
                layer.patch(study.box().id(), row);
            }
        }
    }

    /**
     * The rows of the price pane.
     *
     * @return where the next one would be
     */
    static double paint(Ink ink, Frame f, int position) {
        double y = overlays(ink, f, position, 34);
        int rows = 0;
        for (ComparedLine line : f.compared()) {
            if (rows++ < MAX_ROWS) {
                compared(new LegendRow(ink, f, y), f, line, position);
                y += LINE;
            }
        }
        for (StudyFrame study : f.studies()) {
            if (study.isOverlay() && rows++ < MAX_ROWS) {
                study(new LegendRow(ink, f, y), f, study.line(), position);
                y += LINE;
            }
        }
        return y;
    }

    private static double overlays(Ink ink, Frame f, int position, double y) {
        if (f.overlays().isEmpty()) {
            return y;
        }
        LegendRow lines = new LegendRow(ink, f, y);
        f.overlays()
                .forEach((overlay, line) -> {
                    double value = line.at(position);
                    String number = Double.isNaN(value) ? "\u2013" : f.price(Math.round(value));
                    lines.pair(
                            overlay.title(),
                            number,
                            f.color(ChartColor.MUTED),
                            f.color(overlay.color()));
                });
        return y + LINE;
    }

    private static void compared(LegendRow row, Frame f, ComparedLine line, int position) {
        double percent = line.percentAt(f.series().timeAt(position));
        row.pair(
                line.comparison().title(),
                Double.isNaN(percent) ? "\u2013" : NumberText.percent(percent),
                f.color(ChartColor.MUTED),
                f.color(line.comparison().color()));
    }

    private static void study(LegendRow row, Frame f, StudyLine line, int position) {
        Study study = line.study();
        Color muted = f.color(ChartColor.MUTED);
        if (line.reason().isPresent()) {
            row.pair(study.title(), line.reason().get(), muted, f.color(ChartColor.ATTENTION));
            return;
        }
        row.add(study.title(), muted, f.font(), 6);
        List<Plot> plots = study.plots();
        for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            double value = line.output(i).at(position - study.displacement(i));
            String number =
                    study.decimals() < 0 && !Double.isNaN(value)
                            ? f.price(Math.round(value))
                            : NumberText.value(value, study.decimals());
            Color color =
                    plot.kind() != Plot.Kind.HISTOGRAM
                            ? f.color(plot.color())
                            : f.color(value < 0 ? ChartColor.DOWN : ChartColor.UP);
            if (plot.name().isEmpty()) {
                row.add(number, color, f.font(), 12);
            } else {
                row.pair(plot.name(), number, muted, color);
            }
        }
    }
}
