package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest trades; beyond its size the oldest goes. The owner locks. */
final class TradeRing {

    static final int SIZE = 1 << 12;

    private final @Nullable Trade[] trades = new Trade[SIZE];
    private long added;

    void add(Trade trade) {
        trades[(int) (added++ & (SIZE - 1))] = trade;
    }

    /** The newest {@code limit}, oldest first. */
    List<Trade> newest(int limit) {
        long count = Math.min(Math.min(limit, SIZE), added);
        List<Trade> result = new ArrayList<>((int) count);
        for (long i = added - count; i < added; i++) {
            Trade trade = trades[(int) (i & (SIZE - 1))];
            if (trade != null) {
                result.add(trade);
            }
        }
        return result;
    }

    @Nullable Trade last() {
        return added == 0 ? null : trades[(int) ((added - 1) & (SIZE - 1))];
    }

    void clear() {
        added = 0;
    }
}
