package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Round prices for the grid: whole multiples of 1, 2 or 5 times a power of ten, exact in price
 * units.
 */
final class PriceGrid {

    private static final int MAX_LINES = 64;

    private PriceGrid() {}

    /**
     * Prices to label, lowest first, at least {@code minPixels} apart.
     *
     * @param tick smallest step, price units
     */
    static List<Long> prices(PriceScale scale, long tick, double minPixels) {
        List<Long> prices = new ArrayList<>();
        double bound = Math.min(scale.high(), 4e18);
        double from = scale.low();
        double y = scale.bottom();
        while (prices.size() < MAX_LINES) {
            // on a linear scale every step is the same; on a logarithmic one it grows with the
            // price
            long step = niceStep(scale.priceAt(y - minPixels) - scale.priceAt(y), tick);
            long next = ceilMultiple(from, step);
            if (!(next <= bound)) {
                break;
            }
            prices.add(next);
            y = scale.y(next);
            from = scale.priceAt(y - minPixels * 0.999);
        }
        return prices;
    }

    /** Smallest 1-2-5 step that is at least {@code minimum} and a multiple of the tick's decade. */
    static long niceStep(double minimum, long tick) {
        long decade = tick;
        while (decade * 10.0 < minimum && decade < Long.MAX_VALUE / 100) {
            decade *= 10;
        }
        if (decade >= minimum) {
            return decade;
        }
        if (decade * 2.0 >= minimum) {
            return decade * 2;
        }
        return decade * 5.0 >= minimum ? decade * 5 : decade * 10;
    }

    private static long ceilMultiple(double price, long step) {
        return (long) Math.ceil(price / step) * step;
    }
}
