package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The candles of one market and timeframe that came between two rounds, for all alerts on them;
 * each candle as it was last. Of more than {@value #MOST} the oldest go, which whoever follows sees
 * as a gap and reads from the history.
 */
final class BarTape implements AutoCloseable {

    static final int MOST = 1_000;

    private final NavigableMap<Long, Candle> fresh = new TreeMap<>();
    private final MarketData.Subscription subscription;

    /**
     * @throws io.aibotiyi.backend.marketdata.UnknownInstrumentException if there is no such market
     */
    BarTape(MarketData markets, InstrumentId instrument, Timeframe timeframe) {
        subscription = markets.subscribeCandles(instrument, timeframe, this::came);
    }

    private synchronized void came(Candle candle) {
        fresh.put(candle.openTime(), candle);
        if (fresh.size() > MOST) {
            fresh.pollFirstEntry();
        }
    }

    /** Oldest first. */
    synchronized List<Candle> take() {
        List<Candle> taken = new ArrayList<>(fresh.values());
        fresh.clear();
        return taken;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
