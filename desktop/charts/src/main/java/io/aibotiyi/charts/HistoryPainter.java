package io.aibotiyi.charts;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * The bottom layer: grid, watermark, all candles but the newest cell, volume, indicator lines,
 * axes. Redrawn when the view moves or a candle is appended, not on every tick.
 */
final class HistoryPainter {

    /** Room at the right that labels leave to the tags of orders and positions. */
    private static final double TAGS = 150;

    private final SeriesPainter series = new SeriesPainter();
    private final StudyPainter studies = new StudyPainter();
    private final PaneChrome chrome = new PaneChrome();
    private final ProfilePainter profiles = new ProfilePainter();
    private double[] lineX = new double[0];
    private double[] lineY = new double[0];

    void paint(GraphicsContext g, Frame f) {
        ChartLayout l = f.layout();
        Ink ink = new Ink(g, f.pixels());
        ink.box(0, 0, l.width(), l.height(), 0, f.color(ChartColor.CANVAS));
        watermark(ink, f);
        for (AxisLabel label : f.priceLabels()) {
            ink.horizontal(0, l.plotWidth(), f.scale().y(label.value()), f.color(ChartColor.GRID));
        }
        chrome.verticals(ink, f, 0, l.priceBottom());
        profiles.paint(g, f);

        int last = Math.min(f.lastCell(), f.liveCell() - 1);
        series.paint(g, f, f.firstCell(), last);
        f.legibleOverlays()
                .forEach((overlay, line) -> overlay(g, f, line, f.color(overlay.color())));
        studies.overlays(g, f, f.firstCell(), last);
        studies.comparisons(g, f);
        if (f.setting().extremes() && !f.isEmpty()) {
            extremes(ink, f);
        }

        // the panes below cover what lines drew past the price pane
        ink.box(
                0,
                l.priceBottom(),
                l.plotWidth(),
                l.height() - l.priceBottom(),
                0,
                f.color(ChartColor.CANVAS));
        chrome.verticals(ink, f, l.priceBottom(), l.plotHeight());
        chrome.grid(ink, f);
        series.volumes(g, f, f.firstCell(), last);
        studies.panes(g, f, f.firstCell(), last);
        chrome.axes(ink, f);
    }

    private void watermark(Ink ink, Frame f) {
        ChartLayout l = f.layout();
        double size = Math.clamp(l.plotWidth() / 12, 18, 96);
        ink.text(
                f.title(),
                l.plotWidth() / 2,
                l.priceBottom() / 2,
                TextAlignment.CENTER,
                Font.font(f.font().getFamily(), FontWeight.SEMI_BOLD, size),
                f.color(ChartColor.WATERMARK));
    }

    /** One point per cell, at the cell's last candle; unbroken runs become one polyline. */
    private void overlay(GraphicsContext g, Frame f, OverlayLine line, Color color) {
        int last = f.series().endPosition() - 1;
        int points = 0;
        int capacity = f.lastCell() - f.firstCell() + 3;
        if (lineX.length < capacity) {
            lineX = new double[capacity];
            lineY = new double[capacity];
        }
        g.setStroke(color);
        g.setLineWidth(1.25);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (int cell = f.firstCell() - 1;
                cell <= Math.min(f.lastCell() + 1, f.liveCell());
                cell++) {
            int position = ((cell + 1) << f.level()) - 1;
            if (cell == f.liveCell()) {
                if (f.level() == 0) {
                    break;
                }
                position = last;
            }
            double value = line.at(position);
            boolean breaks = f.level() == 0 && line.startsAt(f.series(), position);
            if (Double.isNaN(value) || breaks) {
                flush(g, points);
                points = 0;
            }
            if (!Double.isNaN(value)) {
                lineX[points] = f.cellX(cell);
                lineY[points++] = bounded(f, f.scale().y(value));
            }
        }
        flush(g, points);
    }

    private void flush(GraphicsContext g, int points) {
        if (points > 1) {
            g.strokePolyline(lineX, lineY, points);
        }
    }

    /** Keeps far-away values from asking the rasteriser for kilometres of line. */
    static double bounded(Frame f, double y) {
        double height = f.layout().height();
        return Math.clamp(y, -height, 2 * height);
    }

    private void extremes(Ink ink, Frame f) {
        extreme(ink, f, f.maxCell(), f.max(), -1);
        if (f.min() != f.max()) {
            extreme(ink, f, f.minCell(), f.min(), 1);
        }
    }

    private void extreme(Ink ink, Frame f, int cell, long price, int direction) {
        double x = f.cellX(cell);
        double y = f.scale().y(price) + direction * 7;
        if (x < 0 || x > f.layout().plotWidth() || y < 4 || y > f.layout().priceBottom() - 4) {
            return;
        }
        String text = f.price(price);
        double room = f.width(text) + 22;
        double plot = f.layout().plotWidth();
        boolean right = x + room < (plot < LivePainter.ROOMY ? plot : plot - TAGS);
        double sign = right ? 1 : -1;
        Color color = f.color(ChartColor.MUTED);
        ink.horizontal(Math.min(x, x + sign * 14), Math.max(x, x + sign * 14), y, color);
        ink.text(
                text,
                x + sign * 18,
                y,
                right ? TextAlignment.LEFT : TextAlignment.RIGHT,
                f.font(),
                color);
    }
}
