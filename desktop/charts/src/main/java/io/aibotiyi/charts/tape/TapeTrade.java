package io.aibotiyi.charts.tape;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;

/**
 * One print on the tape.
 *
 * @param time nanoseconds since the epoch at the venue
 * @param price in price units
 * @param quantity in quantity units, above zero
 * @param aggressor side of the taker
 */
public record TapeTrade(long time, long price, long quantity, Side aggressor) {

    /** The print of a venue's trade. */
    public static TapeTrade of(Trade trade) {
        return new TapeTrade(
                trade.exchangeTime(), trade.price(), trade.quantity(), trade.aggressor());
    }
}
