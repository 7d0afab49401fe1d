package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Trade;
import java.math.BigDecimal;
import java.util.List;

/**
 * The market's trades that a parent order has seen.
 *
 * @param volume in base units
 * @param notional in quote currency
 * @param time local, of the last trade counted, nanoseconds since the epoch
 * @param id of the last trade counted
 */
record Tape(BigDecimal volume, BigDecimal notional, long time, long id) {

    /** Nothing yet; counts from then on. */
    static Tape from(long time) {
        return new Tape(BigDecimal.ZERO, BigDecimal.ZERO, time, Long.MIN_VALUE);
    }

    /**
     * With what of the trades came since the last.
     *
     * @param trades oldest first, as far back as market data has them in memory: what happened in a
     *     pause longer than that is not counted
     */
    Tape with(List<Trade> trades, Instrument instrument) {
        BigDecimal sum = volume;
        BigDecimal worth = notional;
        long lastTime = time;
        long lastId = id;
        for (Trade trade : trades) {
            if (trade.localTime() > lastTime
                    || (trade.localTime() == lastTime && trade.id() > lastId)) {
                BigDecimal quantity = instrument.quantity(trade.quantity());
                sum = sum.add(quantity);
                worth = worth.add(quantity.multiply(instrument.price(trade.price())));
                lastTime = trade.localTime();
                lastId = trade.id();
            }
        }
        return lastTime == time && lastId == id ? this : new Tape(sum, worth, lastTime, lastId);
    }
}
