package io.aibotiyi.backend.marketdata;

import java.util.List;

/**
 * What traded by price and aggressor in the candles of a stretch of time.
 *
 * @param bars those with trades, oldest first
 * @param from open time of the first candle of the stretch, nanoseconds since the epoch
 * @param since from when on trades are known without a gap; what traded before counts nowhere
 * @param through id of the newest trade that is counted in any stretch: of trades that were told
 *     meanwhile those with a greater id are not in; {@link Long#MIN_VALUE} before the first
 */
public record Footprints(List<Bar> bars, long from, long since, long through) {

    /**
     * @param openTime of the candle, nanoseconds since the epoch
     * @param rows by rising price; prices at which nothing traded are left out
     */
    public record Bar(long openTime, List<Row> rows) {}

    /**
     * Quantities in the instrument's units; a sum that leaves 64 bits stays at the greatest.
     *
     * @param price lower edge of the row in price units, a multiple of the step
     * @param bid sold to buyers that waited
     * @param ask bought from sellers that waited
     */
    public record Row(long price, long bid, long ask) {}
}
