package io.aibotiyi.domain;

/**
 * Open, high, low and close over {@code [openTime, openTime + timeframe)}.
 *
 * @param openTime nanoseconds since the epoch, a multiple of the timeframe
 * @param open in price units, as high, low and close
 * @param volume in quantity units (or, for sources that publish it so, quote currency: the series
 *     says)
 * @param trades number of trades, -1 where the source does not tell
 */
public record Candle(
        long openTime, long open, long high, long low, long close, long volume, long trades) {

    /** True when low ≤ open, close ≤ high and volume is not negative. */
    public boolean isConsistent() {
        return low <= open && low <= close && open <= high && close <= high && volume >= 0;
    }
}
