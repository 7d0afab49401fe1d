package io.aibotiyi.charts;

import java.util.List;

/**
 * A study as one frame shows it.
 *
 * @param box where; the price pane for an overlay
 * @param scale of its values there
 * @param labels of its axis; empty for an overlay, which has the prices'
 */
record StudyFrame(StudyLine line, ChartLayout.Pane box, PriceScale scale, List<AxisLabel> labels) {

    private static final double HEADROOM = 20;
    private static final double FOOTROOM = 6;
    private static final double LABEL_DISTANCE = 32;

    /** Fits the scale of a study's own pane to the cells in view. */
    static StudyFrame fitted(StudyLine line, ChartLayout.Pane box, Cells cells) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<Plot> plots = line.study().plots();
        for (int i = 0; i < plots.size(); i++) {
            Plot.Kind kind = plots.get(i).kind();
            if (kind == Plot.Kind.HIDDEN) {
                continue;
            }
            if (kind == Plot.Kind.HISTOGRAM || kind == Plot.Kind.AREA) {
                low = Math.min(low, 0);
                high = Math.max(high, 0);
            }
            for (int cell = cells.first(); cell <= cells.last(); cell++) {
                double least = line.output(i).low(cells.level(), cell);
                double most = line.output(i).high(cells.level(), cell);
                // comparisons with NaN are false: cells without values change nothing
                low = least < low ? least : low;
                high = most > high ? most : high;
            }
        }
        for (double level : line.study().levels()) {
            low = Math.min(low, level);
            high = Math.max(high, level);
        }
        if (!(high >= low) || !Double.isFinite(low) || !Double.isFinite(high)) {
            return new StudyFrame(line, box, scale(0, 1, box), List.of());
        }
        PriceScale scale = scale(low, high, box);
        return new StudyFrame(line, box, scale, ValueGrid.values(scale, LABEL_DISTANCE));
    }

    /** Cells in view at a level of detail. */
    record Cells(int level, int first, int last) {}

    boolean isOverlay() {
        return line.pane().isEmpty();
    }

    private static PriceScale scale(double low, double high, ChartLayout.Pane box) {
        double span = Math.max(high - low, Math.max(Math.abs(high), 1e-9) * 1e-6);
        double shrink = Math.min(1, box.height() / 2 / (HEADROOM + FOOTROOM));
        double inner = Math.max(1, box.height() - (HEADROOM + FOOTROOM) * shrink);
        return new PriceScale(
                low - span * FOOTROOM * shrink / inner,
                high + span * HEADROOM * shrink / inner + (span - (high - low)),
                false,
                box.top(),
                box.bottom());
    }
}
