package io.aibotiyi.charts;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The few marks all layers are made of: hairlines, dashes, text, boxes; on device pixels. */
final class Ink {

    private final Sheet sheet;
    private final Pixels pixels;

    Ink(Sheet sheet, Pixels pixels) {
        this.sheet = sheet;
        this.pixels = pixels;
    }

    void horizontal(double x0, double x1, double y, Color color) {
        sheet.color(color);
        sheet.rectangle(x0, pixels.snap(y - pixels.hairline() / 2), x1 - x0, pixels.hairline());
    }

    void vertical(double x, double y0, double y1, Color color) {
        sheet.color(color);
        sheet.rectangle(pixels.snap(x - pixels.hairline() / 2), y0, pixels.hairline(), y1 - y0);
    }

    void horizontalDashes(double x0, double x1, double y, double dash, double gap, Color color) {
        sheet.color(color);
        double top = pixels.snap(y - pixels.hairline() / 2);
        for (double x = x0; x < x1; x += dash + gap) {
            sheet.rectangle(x, top, Math.min(dash, x1 - x), pixels.hairline());
        }
    }

    void verticalDashes(double x, double y0, double y1, double dash, double gap, Color color) {
        sheet.color(color);
        double left = pixels.snap(x - pixels.hairline() / 2);
        for (double y = y0; y < y1; y += dash + gap) {
            sheet.rectangle(left, y, pixels.hairline(), Math.min(dash, y1 - y));
        }
    }

    /** Text centred vertically on {@code y}. */
    void text(String text, double x, double y, TextAlignment alignment, Font font, Color color) {
        sheet.color(color);
        sheet.text(text, pixels.snap(x), pixels.snap(y), alignment, font);
    }

    void box(double x, double y, double w, double h, Color color) {
        sheet.color(color);
        double left = pixels.snap(x);
        double top = pixels.snap(y);
        sheet.rectangle(left, top, pixels.snap(x + w) - left, pixels.snap(y + h) - top);
    }
}
