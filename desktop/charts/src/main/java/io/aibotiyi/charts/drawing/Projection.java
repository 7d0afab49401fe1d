package io.aibotiyi.charts.drawing;

/** From the market to the price pane's pixels and back, and what traded in between. */
public interface Projection {

    /** Pixel of a moment: that of the candle that covers it. */
    double x(long time);

    double y(double price);

    /** Open time of the candle under a pixel, epoch nanoseconds. */
    long time(double x);

    double price(double y);

    /** Of the price pane. */
    double width();

    double height();

    /** A price as the chart writes it. */
    String text(double price);

    /** Candles from one moment to another; beyond the newest there are none. */
    int candles(long from, long to);

    /** What traded between two moments, at most {@value Cells#MAX} cells. */
    Cells cells(long from, long to);

    /**
     * Candles, or summaries of neighbouring ones where there are too many, oldest first; prices in
     * units of one.
     */
    interface Cells {

        int MAX = 2_048;

        int size();

        /** Pixel of a cell. */
        double x(int cell);

        double open(int cell);

        double high(int cell);

        double low(int cell);

        double close(int cell);

        double volume(int cell);
    }
}
