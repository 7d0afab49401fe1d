package io.aibotiyi.charts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The few marks all layers are made of: hairlines, dashes, text, boxes; on device pixels. */
final class Ink {

    private final GraphicsContext g;
    private final Pixels pixels;

    Ink(GraphicsContext g, Pixels pixels) {
        this.g = g;
        this.pixels = pixels;
    }

    GraphicsContext g() {
        return g;
    }

    void horizontal(double x0, double x1, double y, Color color) {
        g.setFill(color);
        g.fillRect(x0, pixels.snap(y - pixels.hairline() / 2), x1 - x0, pixels.hairline());
    }

    void vertical(double x, double y0, double y1, Color color) {
        g.setFill(color);
        g.fillRect(pixels.snap(x - pixels.hairline() / 2), y0, pixels.hairline(), y1 - y0);
    }

    void horizontalDashes(double x0, double x1, double y, double dash, double gap, Color color) {
        g.setFill(color);
        double top = pixels.snap(y - pixels.hairline() / 2);
        for (double x = x0; x < x1; x += dash + gap) {
            g.fillRect(x, top, Math.min(dash, x1 - x), pixels.hairline());
        }
    }

    void verticalDashes(double x, double y0, double y1, double dash, double gap, Color color) {
        g.setFill(color);
        double left = pixels.snap(x - pixels.hairline() / 2);
        for (double y = y0; y < y1; y += dash + gap) {
            g.fillRect(left, y, pixels.hairline(), Math.min(dash, y1 - y));
        }
    }

    /** Text centred vertically on {@code y}. */
    void text(String text, double x, double y, TextAlignment alignment, Font font, Color color) {
        g.setFont(font);
        g.setTextAlign(alignment);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(color);
        g.fillText(text, pixels.snap(x), pixels.snap(y));
    }

    void box(double x, double y, double w, double h, double radius, Color color) {
        g.setFill(color);
        double left = pixels.snap(x);
        double top = pixels.snap(y);
        if (radius == 0) {
            g.fillRect(left, top, pixels.snap(x + w) - left, pixels.snap(y + h) - top);
        } else {
            g.fillRoundRect(
                    left, top, pixels.snap(x + w) - left, pixels.snap(y + h) - top, radius, radius);
        }
    }
}
