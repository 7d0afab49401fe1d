package io.aibotiyi.venues.net;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.PublicTrade;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells each public trade once, by rising id, whichever connection brings it. One thread tells; the
 * count may be read from any.
 */
public final class RisingTrades {

    private final MarketListener listener;
    private final Map<InstrumentId, Long> last = new HashMap<>();
    private final AtomicLong duplicates = new AtomicLong();

    public RisingTrades(MarketListener listener) {
        this.listener = listener;
    }

    /** Tells the trade unless its id is not above the last one told of its instrument. */
    public void tell(PublicTrade trade) {
        Long before = last.get(trade.instrument());
        if (before != null && trade.id() <= before) {
            duplicates.incrementAndGet();
            return;
        }
        last.put(trade.instrument(), trade.id());
        listener.trade(trade);
    }

    /** Trades that came again and were not told. */
    public long duplicates() {
        return duplicates.get();
    }
}
