package io.aibotiyi.charts.heatmap;

/** What part of the market a heatmap shows; plain state of its node. */
final class HeatView {

    /** Pixels of a row. */
    static final int ROW = 4;

    /** Width of the price axis and height of the time axis in a font of the usual size. */
    static final int AXIS = 84;

    static final int TIME = 22;

    /** Width of the price axis. */
    int axis = AXIS;

    /** Height of the time axis. */
    int timeAxis = TIME;

    long tick = 1;
    int plotWidth = 1;
    int plotHeight = 1;
    long rowUnits = 1;
    long topRow = Long.MIN_VALUE;
    int bucketsPerColumn = 1;

    /** Columns that the right edge lies before now. */
    long back;

    /** Number after the column at the right edge. */
    long endColumn;

    double pointerX = Double.NaN;
    double pointerY = Double.NaN;

    /** Room for axes whose text is larger by a factor, in what is left of a surface. */
    void fit(double width, double height, double scale) {
        axis = (int) Math.ceil(AXIS * scale);
        timeAxis = (int) Math.ceil(TIME * scale);
        plotWidth = (int) Math.max(1, width - axis);
        plotHeight = (int) Math.max(1, height - timeAxis);
    }

    /** Pixel of a price: the middle of a tick's share of its row. */
    double y(double price) {
        return (topRow + 1 - (price + tick / 2.0) / rowUnits) * ROW;
    }

    /** Lowest price of the row under a pixel. */
    long priceAt(double y) {
        return (topRow - (long) Math.floor(y / ROW)) * rowUnits;
    }

    /** Column under a pixel. */
    long columnAt(double x) {
        return endColumn - plotWidth + (long) Math.floor(x);
    }
}
