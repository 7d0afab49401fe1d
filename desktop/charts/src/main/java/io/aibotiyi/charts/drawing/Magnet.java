package io.aibotiyi.charts.drawing;

/** Pulls a point to the open, high, low or close of the candle it is on. */
public final class Magnet {

    /** Pixels within which a price pulls. */
    public static final double REACH = 14;

    private Magnet() {}

    /** The anchor for a pixel: the candle's time, and its nearest price if one is within reach. */
    public static Anchor at(Projection projection, double x, double y) {
        long time = projection.time(x);
        double price = projection.price(y);
        Projection.Cells cells = projection.cells(time, time);
        if (cells.size() == 0) {
            return new Anchor(time, price);
        }
        double least = REACH;
        for (double candidate :
                new double[] {cells.open(0), cells.high(0), cells.low(0), cells.close(0)}) {
            double distance = Math.abs(projection.y(candidate) - y);
            if (distance <= least) {
                least = distance;
                price = candidate;
            }
        }
        return new Anchor(time, price);
    }
}
