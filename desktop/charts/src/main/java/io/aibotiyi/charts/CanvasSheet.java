package io.aibotiyi.charts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. */
final class CanvasSheet implements LineSheet {

    private final GraphicsContext g;

    CanvasSheet(GraphicsContext g) {
        this.g = g;
    }

    @Override
    public void color(Color color) {
        g.setFill(color);
        g.setStroke(color);
    }

    @Override
    public void rectangle(double x, double y, double w, double h) {
        g.fillRect(x, y, w, h);
    }

    @Override
    public void polyline(double[] xs, double[] ys, int points, double width) {
        if (points > 1) {
            g.setLineWidth(width);
            g.setLineJoin(StrokeLineJoin.ROUND);
            g.strokePolyline(xs, ys, points);
        }
    }

    @Override
    public void text(String text, double x, double y, TextAlignment alignment, Font font) {
        g.setFont(font);
        g.setTextAlign(alignment);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x, y);
    }
}
