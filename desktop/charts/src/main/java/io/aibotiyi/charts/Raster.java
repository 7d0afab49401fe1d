package io.aibotiyi.charts;

import java.util.Arrays;

/**
 * Device pixels in memory and the few shapes a chart consists of, written straight into them. With
 * the software pipeline this costs a fraction of what a canvas does: nothing is recorded, replayed
 * or rasterised elsewhere, and an opaque column is a loop of stores.
 *
 * <p>Pixels and colours are ARGB with premultiplied alpha, row by row. Nothing is drawn outside the
 * clip. Plain arithmetic, any one thread.
 */
final class Raster {

    private static final double WHOLE = 1e-4;

    /** Two channels of a pixel, which are computed at once. */
    private static final int RED_BLUE = 0xFF00FF;

    private static final int ALPHA_GREEN = 0xFF00FF00;

    /** A half in both channels, so that they are rounded. */
    private static final int HALF = 0x800080;

    private final int[] pixels;
    private final int width;
    private final int height;
    private int left;
    private int top;
    private int right;
    private int bottom;
    private final RasterLine line;

    /**
     * @param pixels at least width times height, kept, not copied
     */
    Raster(int[] pixels, int width, int height) {
        if (pixels.length < width * height) {
            throw new IllegalArgumentException(
                    width + " x " + height + " pixels do not fit into " + pixels.length);
        }
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        line = new RasterLine(height);
        clip(0, 0, width, height);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    /** Sets every pixel, whatever the clip. */
    void clear(int color) {
        Arrays.fill(pixels, 0, width * height, color);
    }

    /** Restricts what follows to a box; it is cut to the raster. */
    void clip(int x0, int y0, int x1, int y1) {
        left = Math.clamp(x0, 0, width);
        top = Math.clamp(y0, 0, height);
        right = Math.clamp(x1, left, width);
        bottom = Math.clamp(y1, top, height);
    }

    /** A box; pixels that an edge cuts are covered in part. */
    void rectangle(double x0, double y0, double x1, double y1, int color) {
        if (!(x1 > x0 && y1 > y0) || x1 <= left || x0 >= right || y1 <= top || y0 >= bottom) {
            return;
        }
        double a = Math.max(x0, left);
        double b = Math.max(y0, top);
        double c = Math.min(x1, right);
        double d = Math.min(y1, bottom);
        if (isWhole(a) && isWhole(b) && isWhole(c) && isWhole(d)) {
            fill(round(a), round(b), round(c), round(d), color);
        } else {
            blended(a, b, c, d, color);
        }
    }

    /**
     * A line through points whose xs never decrease.
     *
     * @param numbers the xs from an index on, then as many ys
     */
    void polyline(double[] numbers, int from, int points, double thickness, int color) {
        line.begin(numbers, from, points, thickness, top, bottom);
        int last = (int) Math.min(right - 1.0, line.lastColumn());
        for (int x = (int) Math.max(left, line.firstColumn()); x <= last; x++) {
            if (!line.column(x)) {
                continue;
            }
            int at = line.top() * width + x;
            for (int y = line.top(); y < line.bottom(); y++, at += width) {
                pixels[at] = over(scaled(color, line.cover(y)), pixels[at]);
            }
        }
    }

    private void fill(int x0, int y0, int x1, int y1, int color) {
        boolean opaque = color >>> 24 == 255;
        for (int y = y0; y < y1; y++) {
            int from = y * width + x0;
            int to = y * width + x1;
            if (!opaque) {
                for (int i = from; i < to; i++) {
                    pixels[i] = over(color, pixels[i]);
                }
            } else if (to - from > 8) {
                Arrays.fill(pixels, from, to, color);
            } else {
                for (int i = from; i < to; i++) {
                    pixels[i] = color;
                }
            }
        }
    }

    private void blended(double x0, double y0, double x1, double y1, int color) {
        int first = (int) x0;
        int end = Math.min(right, (int) Math.ceil(x1));
        int lastY = Math.min(bottom, (int) Math.ceil(y1)) - 1;
        double head = Math.min(first + 1.0, x1) - x0;
        double tail = x1 - (end - 1);
        double before = 0;
        int headColor = 0;
        int middleColor = 0;
        int tailColor = 0;
        for (int y = (int) y0; y <= lastY; y++) {
            double rows = Math.min(y + 1.0, y1) - Math.max(y, y0);
            if (rows != before) {
                // of all rows only the first and the last are cut
                before = rows;
                headColor = scaled(color, cover(rows * head));
                middleColor = scaled(color, cover(rows));
                tailColor = scaled(color, cover(rows * tail));
            }
            int at = y * width + first;
            int last = y * width + end - 1;
            pixels[at] = over(headColor, pixels[at]);
            for (at++; at < last; at++) {
                pixels[at] = over(middleColor, pixels[at]);
            }
            if (at == last) {
                pixels[at] = over(tailColor, pixels[at]);
            }
        }
    }

    private static int cover(double share) {
        return (int) (share * 255 + 0.5);
    }

    private static boolean isWhole(double edge) {
        return Math.abs(edge - Math.rint(edge)) < WHOLE;
    }

    private static int round(double edge) {
        return (int) Math.rint(edge);
    }

    /** A colour at a cover of 0 to 255. */
    static int scaled(int color, int cover) {
        if (cover == 255) {
            return color;
        }
        int share = cover + (cover >>> 7);
        int redBlue = (((color & RED_BLUE) * share + HALF) >>> 8) & RED_BLUE;
        int alphaGreen = (((color >>> 8) & RED_BLUE) * share + HALF) & ALPHA_GREEN;
        return alphaGreen | redBlue;
    }

    /** A colour laid over another (Porter and Duff's "over"); opaque below stays opaque. */
    static int over(int color, int below) {
        int alpha = color >>> 24;
        int left = 256 - alpha - (alpha >>> 7);
        int redBlue = (((below & RED_BLUE) * left + HALF) >>> 8) & RED_BLUE;
        int alphaGreen = (((below >>> 8) & RED_BLUE) * left + HALF) & ALPHA_GREEN;
        return color + (alphaGreen | redBlue);
    }
}
