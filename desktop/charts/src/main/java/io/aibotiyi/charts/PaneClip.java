package io.aibotiyi.charts;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;

/**
 * Keeps shapes inside the price pane by cutting their geometry: a canvas clip would allocate a
 * texture of the canvas' size at each use.
 */
final class PaneClip {

    private PaneClip() {}

    /** Fills what of a polygon lies in the pane (Sutherland and Hodgman, 1974). */
    static void polygon(GraphicsContext g, Frame f, double[] xs, double[] ys) {
        double[][] shape = {xs, ys};
        shape = cut(shape, 0, 0, 1);
        shape = cut(shape, 0, f.layout().plotWidth(), -1);
        shape = cut(shape, 1, 0, 1);
        shape = cut(shape, 1, f.layout().priceBottom(), -1);
        if (shape[0].length > 2) {
            g.fillPolygon(shape[0], shape[1], shape[0].length);
        }
    }

    /** Strokes a line of many points whose xs grow; it rests at the border where it leaves. */
    static void polyline(GraphicsContext g, Frame f, double[] xs, double[] ys) {
        double[] keptX = new double[xs.length];
        double[] keptY = new double[xs.length];
        int kept = 0;
        for (int i = 0; i < xs.length; i++) {
            boolean near =
                    (i + 1 >= xs.length || xs[i + 1] >= 0)
                            && (i == 0 || xs[i - 1] <= f.layout().plotWidth());
            if (near) {
                keptX[kept] = Math.min(xs[i], f.layout().plotWidth());
                keptY[kept++] = Math.clamp(ys[i], 0, f.layout().priceBottom());
            }
        }
        if (kept > 1) {
            g.strokePolyline(keptX, keptY, kept);
        }
    }

    /** Keeps the side of an edge where {@code sign · (coordinate − edge)} is not negative. */
    static double[][] cut(double[][] shape, int axis, double edge, int sign) {
        int n = shape[0].length;
        double[][] out = {new double[2 * n], new double[2 * n]};
        int count = 0;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            double a = sign * (shape[axis][j] - edge);
            double b = sign * (shape[axis][i] - edge);
            if (a >= 0 != b >= 0) {
                double share = a / (a - b);
                out[0][count] = shape[0][j] + share * (shape[0][i] - shape[0][j]);
                out[1][count++] = shape[1][j] + share * (shape[1][i] - shape[1][j]);
            }
            if (b >= 0) {
                out[0][count] = shape[0][i];
                out[1][count++] = shape[1][i];
            }
        }
        return new double[][] {Arrays.copyOf(out[0], count), Arrays.copyOf(out[1], count)};
    }
}
