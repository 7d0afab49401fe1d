package io.aibotiyi.charts;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Text set left to right on a quiet backing; what would reach the axis is left out. */
final class LegendRow {

    private final Ink ink;
    private final Frame f;
    private final double y;
    private double x = 12;
    private boolean full;

    LegendRow(Ink ink, Frame f, double y) {
        this.ink = ink;
        this.f = f;
        this.y = y;
    }

    void pair(String name, String value, Color nameColor, Color valueColor) {
        if (fits(f.width(name) + f.width(value) + 5)) {
            put(name, nameColor, f.font(), 5);
            put(value, valueColor, f.font(), 12);
        }
    }

    void add(String text, Color color, Font font, double gap) {
        if (fits(f.meter().width(text, font))) {
            put(text, color, font, gap);
        }
    }

    private boolean fits(double width) {
        full |= x + width > f.layout().plotWidth() - 8;
        return !full;
    }

    private void put(String text, Color color, Font font, double gap) {
        double width = f.meter().width(text, font);
        Color canvas = f.color(ChartColor.CANVAS);
        ink.box(x - 3, y - 8, width + 6, 16, canvas.deriveColor(0, 1, 1, 0.75));
        ink.text(text, x, y, TextAlignment.LEFT, font, color);
        x += width + gap;
    }
}
