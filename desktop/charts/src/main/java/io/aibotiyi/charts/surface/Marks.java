package io.aibotiyi.charts.surface;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Small marks made of pixel-aligned fills, the fast path of every pipeline and the same in any
 * font.
 */
public final class Marks {

    private Marks() {}

    /**
     * A triangle with a flat side of {@code 2 * height - 1} pixels, in the current fill.
     *
     * @param up whether it points up
     */
    public static void triangle(
            GraphicsContext g, double left, double top, int height, boolean up) {
        for (int i = 0; i < height; i++) {
            int row = up ? i : height - 1 - i;
            g.fillRect(left + height - 1 - i, top + row, 2 * i + 1, 1);
        }
    }

    /** A diagonal cross of {@code size} pixels a side, in the current fill. */
    public static void cross(GraphicsContext g, double left, double top, int size) {
        for (int i = 0; i < size; i++) {
            g.fillRect(left + i, top + i, 1.5, 1.5);
            g.fillRect(left + size - 1 - i, top + i, 1.5, 1.5);
        }
    }

    /** A one-pixel frame inside the given rectangle. */
    public static void frame(
            GraphicsContext g, Color colour, double x, double y, double width, double height) {
        g.setFill(colour);
        g.fillRect(x, y, width, 1);
        g.fillRect(x, y + height - 1, width, 1);
        g.fillRect(x, y + 1, 1, height - 2);
        g.fillRect(x + width - 1, y + 1, 1, height - 2);
    }
}
