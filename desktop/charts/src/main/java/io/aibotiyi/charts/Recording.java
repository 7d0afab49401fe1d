package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Boxes and texts kept to be drawn: it knows how much room they take, and whether they are the same
 * as the last time, when nothing need be drawn at all.
 */
final class Recording implements Sheet {

    /** Height of a line of text in font sizes, with room to spare. */
    private static final double LINE = 1.6;

    private static final double MARGIN = 3;

    private sealed interface Step {}

    private record Box(double x, double y, double w, double h, double radius, Color color)
            implements Step {}

    private record Run(
            String text, double x, double y, TextAlignment alignment, Font font, Color color)
            implements Step {}

    private final TextMeter meter;
    private final List<Step> steps = new ArrayList<>();
    private Color color = Color.TRANSPARENT;
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    Recording(TextMeter meter) {
        this.meter = meter;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Equal for recordings that look the same. */
    Object content() {
        return steps;
    }

    /** What is drawn lies within; logical pixels. Not to be asked while it is empty. */
    Bounds bounds() {
        return new BoundingBox(left, top, right - left, bottom - top);
    }

    @Override
    public void color(Color color) {
        this.color = color;
    }

    @Override
    public void rectangle(double x, double y, double w, double h) {
        rounded(x, y, w, h, 0);
    }

    /** A box with round corners. */
    void rounded(double x, double y, double w, double h, double radius) {
        steps.add(new Box(x, y, w, h, radius, color));
        extend(x, y, x + w, y + h);
    }

    @Override
    public void text(String text, double x, double y, TextAlignment alignment, Font font) {
        steps.add(new Run(text, x, y, alignment, font, color));
        double width = meter.width(text, font);
        double from =
                switch (alignment) {
                    case RIGHT -> x - width;
                    case CENTER -> x - width / 2;
                    default -> x;
                };
        double half = font.getSize() * LINE / 2;
        extend(from - MARGIN, y - half, from + width + MARGIN, y + half);
    }

    void draw(GraphicsContext g) {
        CanvasSheet sheet = new CanvasSheet(g);
        for (Step step : steps) {
            switch (step) {
                case Box b -> {
                    sheet.color(b.color);
                    if (b.radius == 0) {
                        sheet.rectangle(b.x, b.y, b.w, b.h);
                    } else {
                        g.fillRoundRect(b.x, b.y, b.w, b.h, b.radius, b.radius);
                    }
                }
                case Run r -> {
                    sheet.color(r.color);
                    sheet.text(r.text, r.x, r.y, r.alignment, r.font);
                }
            }
        }
    }

    private void extend(double x0, double y0, double x1, double y1) {
        left = Math.min(left, x0);
        top = Math.min(top, y0);
        right = Math.max(right, x1);
        bottom = Math.max(bottom, y1);
    }
}
