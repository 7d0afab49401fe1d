package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Trade;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Between which prices an instrument traded since somebody last looked. Trades come on the feed's
 * thread, which is never held up; looking is for one other thread. No trade is missed, however long
 * that thread takes.
 */
final class PriceRange implements MarketListener, AutoCloseable {

    /** Lowest, highest and newest price, in price units. */
    record Seen(long low, long high, long last) {

        /** One price. */
        static Seen at(long price) {
            return new Seen(price, price, price);
        }

        private Seen with(long price) {
            return new Seen(Math.min(low, price), Math.max(high, price), price);
        }
    }

    private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();
    private final MarketData.Subscription subscription;

    /** Begins now, with nothing seen. */
    PriceRange(MarketData markets, InstrumentId instrument) {
        subscription = markets.subscribe(instrument, this);
    }

    @Override
    public void traded(Trade trade) {
        long price = trade.price();
        seen.updateAndGet(s -> s == null ? Seen.at(price) : s.with(price));
    }

    /** What was seen since the last call; null if nothing. */
    @Nullable Seen take() {
        return seen.getAndSet(null);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
