package io.aibotiyi.charts;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * The bottom layer: grid, watermark, all candles but the newest cell, volume, indicator lines,
 * axes. Redrawn when the view moves or a candle is appended, not on every tick.
 */
final class HistoryPainter {

    /** Room at the right that labels leave to the tags of orders and positions. */
    private static final double TAGS = 150;

    private static final double WIDTH = 1.25;

    /** Groups of texts. */
    static final String WATERMARK = "watermark";

    static final String PLOT = "plot";
    static final String AXIS = "axis";
    static final String TIME = "time";

    private final SeriesPainter series = new SeriesPainter();
    private final StudyPainter studies = new StudyPainter();
    private final PaneChrome chrome = new PaneChrome();
    private final ProfilePainter profiles = new ProfilePainter();
    private @Nullable Font watermarkFont;
    private double[] lineX = new double[0];
    private double[] lineY = new double[0];

    void paint(RasterSheet sheet, Frame f) {
        ChartLayout l = f.layout();
        Ink ink = new Ink(sheet, f.pixels());
        sheet.color(f.color(ChartColor.CANVAS));
        sheet.clear();
        sheet.clip(0, 0, l.plotWidth(), l.priceBottom());
        sheet.group(WATERMARK);
        watermark(ink, f);
        sheet.group(PLOT);
        for (AxisLabel label : f.priceLabels()) {
            ink.horizontal(0, l.plotWidth(), f.scale().y(label.value()), f.color(ChartColor.GRID));
        }
        chrome.verticals(ink, f, 0, l.priceBottom());
        profiles.paint(sheet, f);

        int last = Math.min(f.lastCell(), f.liveCell() - 1);
        series.paint(sheet, f, f.firstCell(), last);
        f.legibleOverlays()
                .forEach((overlay, line) -> overlay(sheet, f, line, f.color(overlay.color())));
        studies.overlays(sheet, f, f.firstCell(), last);
        studies.comparisons(sheet, f);
        LargeTradePainter.paint(sheet, f);
        if (f.setting().extremes() && !f.isEmpty()) {
            extremes(sheet, ink, f);
        }

        sheet.clip(0, l.priceBottom(), l.plotWidth(), l.plotHeight());
        chrome.verticals(ink, f, l.priceBottom(), l.plotHeight());
        chrome.grid(ink, f);
        series.volumes(sheet, f, f.firstCell(), last);
        studies.levels(sheet, f);
        studies.panes(sheet, f, f.firstCell(), last);
        sheet.clip(0, 0, l.width(), l.height());
        sheet.group(AXIS);
        chrome.axes(ink, f);
        sheet.group(TIME);
        chrome.times(ink, f);
    }

    /** Looking a font up costs more than drawing a hundred boxes. */
    private Font watermarkFont(String family, double size) {
        Font font = watermarkFont;
        if (font == null || size != font.getSize() || !family.equals(font.getFamily())) {
            font = Font.font(family, FontWeight.SEMI_BOLD, size);
            watermarkFont = font;
        }
        return font;
    }

    private void watermark(Ink ink, Frame f) {
        ChartLayout l = f.layout();
        double size = Math.clamp(l.plotWidth() / 12, 18, 96);
        ink.text(
                f.title(),
                l.plotWidth() / 2,
                l.priceBottom() / 2,
                TextAlignment.CENTER,
                watermarkFont(f.font().getFamily(), size),
                f.color(ChartColor.WATERMARK));
    }

    /** One point per cell, at the cell's last candle; unbroken runs become one polyline. */
    private void overlay(LineSheet sheet, Frame f, OverlayLine line, Color color) {
        int last = f.series().endPosition() - 1;
        int points = 0;
        int capacity = f.lastCell() - f.firstCell() + 3;
        if (lineX.length < capacity) {
            lineX = new double[capacity];
            lineY = new double[capacity];
        }
        sheet.color(color);
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
                flush(sheet, points);
                points = 0;
            }
            if (!Double.isNaN(value)) {
                lineX[points] = f.cellX(cell);
                lineY[points++] = bounded(f, f.scale().y(value));
            }
        }
        flush(sheet, points);
    }

    private void flush(LineSheet sheet, int points) {
        if (points > 1) {
            sheet.polyline(lineX, lineY, points, WIDTH);
        }
    }

    /** Keeps far-away values from asking the rasteriser for kilometres of line. */
    static double bounded(Frame f, double y) {
        double height = f.layout().height();
        return Math.clamp(y, -height, 2 * height);
    }

    private void extremes(RasterSheet sheet, Ink ink, Frame f) {
        sheet.group("high");
        extreme(ink, f, f.maxCell(), f.max(), -1);
        if (f.min() != f.max()) {
            sheet.group("low");
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
