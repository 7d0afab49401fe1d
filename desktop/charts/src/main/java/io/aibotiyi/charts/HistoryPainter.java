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

    private final CandleColumns columns = new CandleColumns();
    private double[] lineX = new double[0];
    private double[] lineY = new double[0];

    void paint(GraphicsContext g, Frame f) {
        ChartLayout l = f.layout();
        Ink ink = new Ink(g, f.pixels());
        ink.box(0, 0, l.width(), l.height(), 0, f.color(ChartColor.CANVAS));
        watermark(ink, f);
        for (long price : f.pricesLabelled()) {
            ink.horizontal(0, l.plotWidth(), f.scale().y(price), f.color(ChartColor.GRID));
        }
        verticals(ink, f, 0, l.priceBottom());

        columns.stage(f, f.firstCell(), Math.min(f.lastCell(), f.liveCell() - 1));
        columns.drawCandles(g, f.color(ChartColor.UP), f.color(ChartColor.DOWN));
        f.legibleOverlays()
                .forEach((overlay, line) -> overlay(g, f, line, f.color(overlay.color())));
        if (f.extremes() && !f.isEmpty()) {
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
        verticals(ink, f, l.priceBottom(), l.plotHeight());
        volumeGrid(ink, f);
        columns.drawVolumes(
                g, f.color(ChartColor.VOLUME_UP), f.color(ChartColor.VOLUME_DOWN), l.plotHeight());
        axes(ink, f);
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

    private void verticals(Ink ink, Frame f, double top, double bottom) {
        for (TimeLabel label : f.timeLabels()) {
            double x = f.view().x(label.position());
            if (x >= 0 && x < f.layout().plotWidth()) {
                Color color = f.color(label.major() ? ChartColor.HAIRLINE : ChartColor.GRID);
                ink.vertical(x, top, bottom, color);
            }
        }
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

    private void volumeGrid(Ink ink, Frame f) {
        ChartLayout l = f.layout();
        long step = PriceGrid.niceStep(f.volumeMax() / 2.5, 1);
        for (long v = step; v <= f.volumeMax() && step > 0; v += step) {
            double y = f.volumeY(v);
            ink.horizontal(0, l.plotWidth(), y, f.color(ChartColor.GRID));
            if (v > Long.MAX_VALUE - step) {
                break;
            }
        }
    }

    private void axes(Ink ink, Frame f) {
        ChartLayout l = f.layout();
        Color hairline = f.color(ChartColor.HAIRLINE);
        Color muted = f.color(ChartColor.MUTED);
        double right = l.width() - Frame.LABEL_PADDING;
        ink.box(l.plotWidth(), 0, l.width(), l.height(), 0, f.color(ChartColor.CANVAS));
        ink.vertical(l.plotWidth(), 0, l.plotHeight(), hairline);
        ink.horizontal(0, l.width(), l.priceBottom(), hairline);
        ink.horizontal(0, l.width(), l.plotHeight(), hairline);
        for (long price : f.pricesLabelled()) {
            double y = f.scale().y(price);
            if (y > 9 && y < l.priceBottom() - 9) {
                ink.text(f.price(price), right, y, TextAlignment.RIGHT, f.font(), muted);
            }
        }
        long step = PriceGrid.niceStep(f.volumeMax() / 2.5, 1);
        for (long v = step; v <= f.volumeMax() && step > 0; v += step) {
            double y = f.volumeY(v);
            if (y > l.priceBottom() + 9 && y < l.plotHeight() - 9) {
                ink.text(f.axisVolume(v), right, y, TextAlignment.RIGHT, f.font(), muted);
            }
            if (v > Long.MAX_VALUE - step) {
                break;
            }
        }
        double y = (l.plotHeight() + l.height()) / 2;
        for (TimeLabel label : f.timeLabels()) {
            double half = f.width(label.text()) / 2 + 4;
            double x = f.view().x(label.position());
            if (x > half && x < l.plotWidth() - half) {
                ink.text(
                        label.text(),
                        x,
                        y,
                        TextAlignment.CENTER,
                        label.major() ? f.theme().bold() : f.font(),
                        label.major() ? f.color(ChartColor.TEXT) : muted);
            }
        }
    }
}
