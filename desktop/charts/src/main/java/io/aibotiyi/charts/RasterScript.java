package io.aibotiyi.charts;

import java.util.Arrays;

/**
 * Boxes and lines in the order in which they are to be drawn, in device pixels: what the FX thread
 * says, and another thread may carry out. Reused from frame to frame; one thread at a time.
 */
final class RasterScript {

    private static final int CLEAR = 0;
    private static final int CLIP = 1;
    private static final int BOX = 2;
    private static final int LINE = 3;

    /** Kind and colour of each step; for a line also how many points it has. */
    private int[] steps = new int[1 << 10];

    private double[] numbers = new double[1 << 12];
    private int usedSteps;
    private int usedNumbers;

    /** Forgets everything. */
    void reset() {
        usedSteps = 0;
        usedNumbers = 0;
    }

    /** Covers everything. */
    void clear(int color) {
        step(CLEAR, color, 0);
    }

    /** Restricts what follows to a box of whole pixels. */
    void clip(int x0, int y0, int x1, int y1) {
        step(CLIP, 0, 0);
        four(x0, y0, x1, y1);
    }

    void rectangle(double x0, double y0, double x1, double y1, int color) {
        step(BOX, color, 0);
        four(x0, y0, x1, y1);
    }

    /**
     * A line through points whose xs never decrease.
     *
     * @param scale that the coordinates are multiplied with
     */
    void polyline(double[] xs, double[] ys, int points, double scale, double thickness, int color) {
        if (points < 2) {
            return;
        }
        step(LINE, color, points);
        room(2 * points + 1);
        numbers[usedNumbers++] = thickness;
        for (int i = 0; i < points; i++) {
            numbers[usedNumbers + i] = xs[i] * scale;
            numbers[usedNumbers + points + i] = ys[i] * scale;
        }
        usedNumbers += 2 * points;
    }

    /** Draws everything. */
    void draw(Raster raster) {
        raster.clip(0, 0, raster.width(), raster.height());
        int at = 0;
        for (int i = 0; i < usedSteps; i += 3) {
            int color = steps[i + 1];
            switch (steps[i]) {
                case CLEAR -> raster.clear(color);
                case CLIP -> {
                    raster.clip(
                            (int) numbers[at],
                            (int) numbers[at + 1],
                            (int) numbers[at + 2],
                            (int) numbers[at + 3]);
                    at += 4;
                }
                case BOX -> {
                    raster.rectangle(
                            numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], color);
                    at += 4;
                }
                default -> {
                    int points = steps[i + 2];
                    raster.polyline(numbers, at + 1, points, numbers[at], color);
                    at += 2 * points + 1;
                }
            }
        }
    }

    private void step(int kind, int color, int points) {
        if (usedSteps + 3 > steps.length) {
            steps = Arrays.copyOf(steps, 2 * steps.length);
        }
        steps[usedSteps] = kind;
        steps[usedSteps + 1] = color;
        steps[usedSteps + 2] = points;
        usedSteps += 3;
    }

    private void four(double a, double b, double c, double d) {
        room(4);
        numbers[usedNumbers] = a;
        numbers[usedNumbers + 1] = b;
        numbers[usedNumbers + 2] = c;
        numbers[usedNumbers + 3] = d;
        usedNumbers += 4;
    }

    private void room(int count) {
        if (usedNumbers + count > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(usedNumbers + count, 2 * numbers.length));
        }
    }
}
