package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.List;

/** Candles from before a feed began. Any thread; may block. */
@FunctionalInterface
public interface PastCandles {

    /** A market without a past. */
    PastCandles NONE = (timeframe, from, to, limit) -> List.of();

    /**
     * The newest {@code limit} candles that open in {@code [from, to)}, oldest first. The last one
     * may reach beyond {@code to}; asked only with a {@code to} on the timeframe's grid.
     */
    List<Candle> candles(Timeframe timeframe, long from, long to, int limit);
}
