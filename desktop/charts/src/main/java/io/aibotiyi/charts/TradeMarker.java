package io.aibotiyi.charts;

import io.aibotiyi.domain.Side;

/**
 * An own fill, drawn as a small triangle whose tip touches its price: pointing up from below for a
 * buy, down from above for a sell.
 *
 * @param time of the fill, epoch nanoseconds; shown at the candle that covers it
 * @param price in the series' price units
 * @param label shown while the pointer is on the candle, for example {@code 0.5 @ 61,482.10}
 */
public record TradeMarker(long time, long price, Side side, String label) {}
