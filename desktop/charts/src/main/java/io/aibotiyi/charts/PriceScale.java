package io.aibotiyi.charts;

/**
 * Maps prices to pixels and back; for drawing only. A logarithmic scale needs a positive low; with
 * any other it is linear.
 *
 * @param low price (price units) at {@code bottom}
 * @param high price at {@code top}, above low
 * @param top pixels
 * @param bottom pixels, below top
 */
record PriceScale(double low, double high, boolean log, double top, double bottom) {

    PriceScale {
        if (!(high > low)) {
            throw new IllegalArgumentException("high must be above low: " + low + ", " + high);
        }
        log = log && low > 0;
    }

    double y(double price) {
        double share =
                log
                        ? Math.log(Math.max(price, Double.MIN_NORMAL) / low) / Math.log(high / low)
                        : (price - low) / (high - low);
        return bottom - share * (bottom - top);
    }

    double y(long price) {
        return y((double) price);
    }

    double priceAt(double y) {
        double share = (bottom - y) / (bottom - top);
        return log ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    /** The pixel kept inside the pane. */
    double clampY(long price) {
        return Math.clamp(y(price), top, bottom);
    }

    /** The same scale with its range stretched around the middle; above 1 shows more. */
    PriceScale stretched(double factor) {
        double middle = (top + bottom) / 2;
        double half = (bottom - top) / 2 * factor;
        return between(priceAt(middle + half), priceAt(middle - half));
    }

    /** The same scale with its content moved down by some pixels. */
    PriceScale moved(double pixels) {
        return between(priceAt(bottom - pixels), priceAt(top - pixels));
    }

    private PriceScale between(double newLow, double newHigh) {
        return newHigh - newLow >= 1e-6 * Math.max(1, Math.abs(newHigh)) && newHigh < 4e18
                ? new PriceScale(newLow, newHigh, log, top, bottom)
                : this;
    }
}
