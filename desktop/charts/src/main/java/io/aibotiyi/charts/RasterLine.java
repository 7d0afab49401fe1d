package io.aibotiyi.charts;

/**
 * How much of each pixel a line covers, column by column: the largest cover any of its segments
 * gives, so that joins are round and nothing is counted twice. A pixel is covered as far as its
 * centre lies within half the thickness, softened over one pixel.
 *
 * <p>Reuses its arrays; one thread.
 */
final class RasterLine {

    private final byte[] cover;
    private double[] numbers = {};
    private int xAt;
    private int yAt;
    private int points;
    private double reach;
    private int clipTop;
    private int clipBottom;
    private int segment;
    private int top;
    private int bottom;

    /**
     * @param height of the raster in pixels
     */
    RasterLine(int height) {
        cover = new byte[height];
    }

    /**
     * Begins a line; columns are then asked for from left to right.
     *
     * @param numbers holds the xs, which never decrease, and behind them the ys
     * @param from index of the first x
     * @param thickness pixels; hairlines are drawn one pixel thick
     */
    void begin(double[] numbers, int from, int points, double thickness, int top, int bottom) {
        this.numbers = numbers;
        xAt = from;
        yAt = from + points;
        this.points = points;
        reach = Math.max(1, thickness) / 2 + 0.5;
        clipTop = top;
        clipBottom = bottom;
        segment = 0;
        this.top = 0;
        this.bottom = 0;
    }

    double firstColumn() {
        return points < 2 ? 0 : Math.floor(numbers[xAt] - reach);
    }

    double lastColumn() {
        return points < 2 ? -1 : Math.floor(numbers[xAt + points - 1] + reach);
    }

    /** First covered row of the column. */
    int top() {
        return top;
    }

    /** Row after the last covered one. */
    int bottom() {
        return bottom;
    }

    /** Cover of a row of the column, 0 to 255. */
    int cover(int y) {
        return cover[y] & 0xFF;
    }

    /**
     * Computes a column.
     *
     * @return false if the line leaves it untouched
     */
    boolean column(int x) {
        double centre = x + 0.5;
        for (int y = top; y < bottom; y++) {
            cover[y] = 0;
        }
        top = clipBottom;
        bottom = clipTop;
        while (segment < points - 2 && numbers[xAt + segment + 1] < centre - reach) {
            segment++;
        }
        for (int s = segment; s < points - 1 && numbers[xAt + s] <= centre + reach; s++) {
            cover(
                    centre,
                    numbers[xAt + s],
                    numbers[yAt + s],
                    numbers[xAt + s + 1],
                    numbers[yAt + s + 1]);
        }
        if (bottom <= top) {
            top = 0;
            bottom = 0;
            return false;
        }
        return true;
    }

    private void cover(double centre, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double from = y0;
        double to = y1;
        if (dx > 1e-9) {
            from = y0 + Math.clamp((centre - reach - x0) / dx, 0, 1) * dy;
            to = y0 + Math.clamp((centre + reach - x0) / dx, 0, 1) * dy;
        }
        int first = (int) Math.max(clipTop, Math.floor(Math.min(from, to) - reach));
        int last = (int) Math.min(clipBottom - 1.0, Math.floor(Math.max(from, to) + reach));
        if (last < first) {
            return;
        }
        double length = Math.sqrt(dx * dx + dy * dy);
        double ux = length > 0 ? dx / length : 1;
        double uy = length > 0 ? dy / length : 0;
        double along = (centre - x0) * ux + (first + 0.5 - y0) * uy;
        double across = (centre - x0) * uy - (first + 0.5 - y0) * ux;
        for (int y = first; y <= last; y++, along += uy, across -= ux) {
            double beyond = along < 0 ? along : along > length ? along - length : 0;
            double distance =
                    beyond == 0 ? Math.abs(across) : Math.sqrt(beyond * beyond + across * across);
            int value = (int) (Math.min(1, reach - distance) * 255 + 0.5);
            if (value > (cover[y] & 0xFF)) {
                cover[y] = (byte) value;
            }
        }
        top = Math.min(top, first);
        bottom = Math.max(bottom, last + 1);
    }
}
