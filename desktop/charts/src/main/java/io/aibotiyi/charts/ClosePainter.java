package io.aibotiyi.charts;

import javafx.scene.paint.Color;

/** Line, step line, area and baseline through the closes of cells. */
final class ClosePainter {

    private static final double WIDTH = 1.5;
    private static final double TINT = 0.14;

    private double[] x = new double[0];
    private double[] y = new double[0];
    private int points;

    void paint(LineSheet sheet, Frame f, int from, int to) {
        stage(f, from, to);
        if (points == 0) {
            return;
        }
        double bottom = f.layout().priceBottom();
        Color accent = f.color(ChartColor.ACCENT);
        switch (f.type()) {
            case AREA -> {
                tint(sheet, f, bottom, accent, 0, bottom);
                stroke(sheet, accent);
            }
            case BASELINE -> baseline(sheet, f);
            default -> stroke(sheet, accent);
        }
    }

    /** The level that a baseline chart parts at, in pixels. */
    static double baselineY(Frame f) {
        double price = f.setting().baseline();
        double bottom = f.layout().priceBottom();
        return Double.isNaN(price) ? bottom / 2 : Math.clamp(f.scale().y(price), 0, bottom);
    }

    private void stage(Frame f, int from, int to) {
        int oldest = f.series().firstPosition() >> f.level();
        int first = Math.max(from - 1, oldest);
        int capacity = 2 * Math.max(1, to - first + 2);
        if (x.length < capacity) {
            x = new double[capacity];
            y = new double[capacity];
        }
        points = 0;
        double bottom = f.layout().priceBottom();
        for (int cell = first; cell <= to; cell++) {
            double cy = Math.clamp(f.scale().y(f.cells().close.get(cell)), 0, bottom);
            double cx = f.cellX(cell);
            if (f.type() == ChartType.STEP && points > 0) {
                add(cx, y[points - 1]);
            }
            add(cx, cy);
        }
    }

    private void add(double px, double py) {
        x[points] = px;
        y[points++] = py;
    }

    private void stroke(LineSheet sheet, Color color) {
        sheet.color(color);
        if (points == 1) {
            sheet.color(color);
            sheet.rectangle(x[0] - WIDTH, y[0] - WIDTH, 2 * WIDTH, 2 * WIDTH);
        } else {
            sheet.polyline(x, y, points, WIDTH);
        }
    }

    /** Tints the ground between the line and a level, column by column, within two heights. */
    private void tint(
            LineSheet sheet, Frame f, double level, Color color, double top, double bottom) {
        Pixels px = f.pixels();
        sheet.color(color.deriveColor(0, 1, 1, TINT));
        double step = 1 / px.scale();
        int i = 0;
        double end = Math.min(x[points - 1], f.layout().plotWidth());
        for (double at = px.snap(Math.max(0, x[0])); at < end; at += step) {
            while (i < points - 2 && x[i + 1] <= at) {
                i++;
            }
            double span = points < 2 ? 0 : x[i + 1] - x[i];
            double share = span <= 0 ? 1 : Math.clamp((at - x[i]) / span, 0, 1);
            double line = points < 2 ? y[0] : y[i] + share * (y[i + 1] - y[i]);
            double from = Math.max(top, Math.min(line, level));
            double to = Math.min(bottom, Math.max(line, level));
            if (to > from) {
                sheet.rectangle(at, from, step, to - from);
            }
        }
    }

    private void baseline(LineSheet sheet, Frame f) {
        double base = f.pixels().snap(baselineY(f));
        double bottom = f.layout().priceBottom();
        Color up = f.color(ChartColor.UP);
        Color down = f.color(ChartColor.DOWN);
        tint(sheet, f, base, up, 0, base);
        tint(sheet, f, base, down, base, bottom);
        double[] runX = new double[points + 2];
        double[] runY = new double[points + 2];
        int run = 0;
        for (int i = 0; i < points; i++) {
            if (run > 0 && y[i - 1] < base != y[i] < base) {
                double share = (base - y[i - 1]) / (y[i] - y[i - 1]);
                double crossing = x[i - 1] + share * (x[i] - x[i - 1]);
                runX[run] = crossing;
                runY[run] = base;
                side(sheet, runX, runY, run + 1, y[i - 1] < base ? up : down);
                runX[0] = crossing;
                runY[0] = base;
                run = 1;
            }
            runX[run] = x[i];
            runY[run++] = y[i];
        }
        side(sheet, runX, runY, run, y[points - 1] < base ? up : down);
    }

    private static void side(LineSheet sheet, double[] runX, double[] runY, int run, Color color) {
        if (run > 1) {
            sheet.color(color);
            sheet.polyline(runX, runY, run, WIDTH);
        }
    }
}
