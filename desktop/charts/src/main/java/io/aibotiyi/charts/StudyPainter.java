package io.aibotiyi.charts;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * Draws studies and comparisons: at full detail as anti-aliased lines, beyond it as columns from
 * the smallest to the largest value, which shows every spike and costs a rectangle per cell.
 */
final class StudyPainter {

    private static final double WIDTH = 1.25;
    private static final double TINT = 0.12;
    private static final double DOT = 2;

    /** Below this many pixels a candle, lines are columns. */
    private static final double DENSE = 1.5;

    private double[] x = new double[0];
    private double[] y = new double[0];

    /** Pixels that the output being drawn is moved to the right. */
    private double displacement;

    void overlays(LineSheet sheet, Frame f, int from, int to) {
        for (StudyFrame study : f.studies()) {
            if (study.isOverlay()) {
                study(sheet, f, study, from, to);
            }
        }
    }

    void panes(LineSheet sheet, Frame f, int from, int to) {
        for (StudyFrame study : f.studies()) {
            if (!study.isOverlay()) {
                study(sheet, f, study, from, to);
            }
        }
    }

    /** The values that studies mark across their panes. */
    void levels(LineSheet sheet, Frame f) {
        Ink ink = new Ink(sheet, f.pixels());
        double right = f.layout().plotWidth();
        for (StudyFrame study : f.studies()) {
            for (double level :
                    study.isOverlay() ? List.<Double>of() : study.line().study().levels()) {
                double y = study.scale().y(level);
                ink.horizontalDashes(0, right, y, 4, 4, f.color(ChartColor.FAINT));
            }
        }
    }

    void comparisons(LineSheet sheet, Frame f) {
        for (ComparedLine line : f.compared()) {
            double[] prices = line.prices();
            ensure(prices.length);
            int points = 0;
            sheet.color(f.color(line.comparison().color()));
            for (int i = 0; i < prices.length; i++) {
                if (Double.isNaN(prices[i])) {
                    points = flush(sheet, points);
                    continue;
                }
                x[points] = f.cellX(line.first() + i);
                y[points++] = HistoryPainter.bounded(f, f.scale().y(prices[i]));
            }
            flush(sheet, points);
        }
    }

    private void study(LineSheet sheet, Frame f, StudyFrame study, int first, int last) {
        var plots = study.line().study().plots();
        for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            Color color = f.color(plot.color());
            PlotSeries values = study.line().output(i);
            int displaced = study.line().study().displacement(i);
            displacement = displaced * f.view().spacing();
            int cells = displaced >> f.level();
            // the live layer draws the newest cell only; history makes good what is displaced
            int oldest = f.series().firstPosition() >> f.level();
            int from = first == last ? first : Math.max(first - Math.max(0, cells), oldest);
            int to = first == last ? last : Math.min(last - Math.min(0, cells), f.liveCell() - 1);
            switch (plot.kind()) {
                case LINE -> line(sheet, f, study, values, color, false, from, to);
                case STEP -> line(sheet, f, study, values, color, true, from, to);
                case HISTOGRAM -> histogram(sheet, f, study, values, from, to);
                case DOTS -> dots(sheet, f, study, values, color, from, to);
                case BAND -> {
                    PlotSeries other = study.line().output(plot.partner());
                    ground(sheet, f, study, values, other, color, from, to);
                    line(sheet, f, study, values, color, false, from, to);
                }
                case AREA -> {
                    ground(sheet, f, study, values, null, color, from, to);
                    line(sheet, f, study, values, color, false, from, to);
                }
                case HIDDEN -> {}
            }
        }
    }

    private void line(
            LineSheet sheet,
            Frame f,
            StudyFrame study,
            PlotSeries values,
            Color color,
            boolean steps,
            int from,
            int to) {
        if (f.view().spacing() < DENSE) {
            columns(sheet, f, study, values, color, from, to);
            return;
        }
        ensure(2 * (to - from + 3));
        sheet.color(color);
        int points = 0;
        for (int cell = from - 1; cell <= to; cell++) {
            double value = values.last(f.level(), cell);
            if (Double.isNaN(value)) {
                points = flush(sheet, points);
                continue;
            }
            if (steps && points > 0) {
                x[points] = cellX(f, cell);
                y[points] = y[points - 1];
                points++;
            }
            x[points] = cellX(f, cell);
            y[points++] = y(study, value);
        }
        flush(sheet, points);
    }

    /** One rectangle a cell over all its values, joined to the cell before. */
    private void columns(
            LineSheet sheet,
            Frame f,
            StudyFrame study,
            PlotSeries values,
            Color color,
            int from,
            int to) {
        Pixels px = f.pixels();
        double hair = px.hairline();
        sheet.color(color);
        double before = values.last(f.level(), from - 1);
        for (int cell = from; cell <= to; cell++) {
            double low = values.low(f.level(), cell);
            double high = values.high(f.level(), cell);
            if (!Double.isNaN(low)) {
                double top = y(study, before > high ? before : high);
                double bottom = y(study, before < low ? before : low);
                double left = px.snap(cellX(f, cell) - f.cellWidth() / 2);
                double width = Math.max(hair, px.snap(cellX(f, cell) + f.cellWidth() / 2) - left);
                sheet.rectangle(left, px.snap(top), width, Math.max(hair, px.snap(bottom - top)));
            }
            before = values.last(f.level(), cell);
        }
    }

    private void histogram(
            LineSheet sheet, Frame f, StudyFrame study, PlotSeries values, int from, int to) {
        Pixels px = f.pixels();
        double hair = px.hairline();
        double zero = px.snap(study.scale().y(0.0));
        double width = Math.max(hair, px.snap(f.cellWidth() * 0.7));
        for (boolean up : new boolean[] {true, false}) {
            sheet.color(f.color(up ? ChartColor.UP : ChartColor.DOWN).deriveColor(0, 1, 1, 0.75));
            for (int cell = from; cell <= to; cell++) {
                double value = up ? values.high(f.level(), cell) : values.low(f.level(), cell);
                if (Double.isNaN(value) || value == 0 || value > 0 != up) {
                    continue;
                }
                double top = px.snap(y(study, value));
                double left = px.snap(cellX(f, cell) - width / 2);
                double height = Math.max(hair, Math.abs(zero - top));
                sheet.rectangle(left, up ? zero - height : zero, width, height);
            }
        }
    }

    private void dots(
            LineSheet sheet,
            Frame f,
            StudyFrame study,
            PlotSeries values,
            Color color,
            int from,
            int to) {
        sheet.color(color);
        for (int cell = from; cell <= to; cell++) {
            double value = values.last(f.level(), cell);
            if (!Double.isNaN(value)) {
                double size = Math.min(DOT * 2, Math.max(1, f.cellWidth() * 0.6));
                double left = f.pixels().snap(cellX(f, cell) - size / 2);
                sheet.rectangle(left, f.pixels().snap(y(study, value) - size / 2), size, size);
            }
        }
    }

    /** Tints between an output and another, or zero, a rectangle per device pixel column. */
    private void ground(
            LineSheet sheet,
            Frame f,
            StudyFrame study,
            PlotSeries values,
            @org.jspecify.annotations.Nullable PlotSeries other,
            Color color,
            int from,
            int to) {
        Pixels px = f.pixels();
        double step = 1 / px.scale();
        sheet.color(color.deriveColor(0, 1, 1, TINT));
        double a1 = values.last(f.level(), from - 1);
        double b1 = other == null ? 0 : other.last(f.level(), from - 1);
        for (int cell = from; cell <= to; cell++) {
            double a0 = a1;
            double b0 = b1;
            a1 = values.last(f.level(), cell);
            b1 = other == null ? 0 : other.last(f.level(), cell);
            if (Double.isNaN(a0 + a1 + b0 + b1)) {
                continue;
            }
            double left = cellX(f, cell) - f.cellWidth();
            double end = px.snap(Math.min(cellX(f, cell), f.layout().plotWidth()));
            for (double at = px.snap(Math.max(0, left)); at < end - 1e-6; at += step) {
                double share = Math.clamp((at - left) / f.cellWidth(), 0, 1);
                double ya = y(study, a0 + share * (a1 - a0));
                double yb = y(study, b0 + share * (b1 - b0));
                sheet.rectangle(at, Math.min(ya, yb), step, Math.abs(ya - yb));
            }
        }
    }

    /** Kept inside the pane; what leaves the price pane is covered by the panes below. */
    private static double y(StudyFrame study, double value) {
        double at = study.scale().y(value);
        return study.isOverlay()
                ? Math.clamp(at, -1, study.box().bottom() + 1)
                : Math.clamp(at, study.box().top() + 1, study.box().bottom());
    }

    private double cellX(Frame f, int cell) {
        return f.cellX(cell) + displacement;
    }

    private int flush(LineSheet sheet, int points) {
        if (points > 1) {
            sheet.polyline(x, y, points, WIDTH);
        }
        return 0;
    }

    private void ensure(int size) {
        if (x.length < size) {
            x = new double[size];
            y = new double[size];
        }
    }
}
