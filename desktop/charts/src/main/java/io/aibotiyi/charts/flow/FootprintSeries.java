package io.aibotiyi.charts.flow;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Footprints of the newest {@value #MAX_CANDLES} candles, made from trades. The same trades give
 * the same footprints in any order within a candle. One thread.
 */
public final class FootprintSeries {

    public static final int MAX_CANDLES = 10_000;

    private final Timeframe timeframe;
    private final long step;
    private final NavigableMap<Long, Footprint> candles = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param step height of a row in price units, positive
     */
    public FootprintSeries(Timeframe timeframe, long step) {
        if (step <= 0) {
            throw new IllegalArgumentException("a row's height must be positive, was " + step);
        }
        this.timeframe = timeframe;
        this.step = step;
    }

    public long step() {
        return step;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /** Takes a trade; one older than every candle kept, when full, is ignored. */
    public void take(Trade trade) {
        put(trade);
        listeners.forEach(Runnable::run);
    }

    /** Takes trades as one change. */
    public void takeAll(Iterable<Trade> trades) {
        trades.forEach(this::put);
        listeners.forEach(Runnable::run);
    }

    /**
     * Adds what was counted elsewhere in a row of a candle, without telling anybody: {@link
     * #takeAll} follows.
     *
     * @param openTime of the candle, or any time in it
     * @param price in the row
     * @param bid sold at the bid, at least 0
     * @param ask bought at the ask, at least 0
     */
    public void count(long openTime, long price, long bid, long ask) {
        Footprint footprint = known(timeframe.floor(openTime));
        if (footprint != null) {
            if (bid > 0) {
                footprint.take(price, bid, Side.SELL);
            }
            if (ask > 0) {
                footprint.take(price, ask, Side.BUY);
            }
        }
    }

    /** The footprint of the candle that opens at a time, null if nothing is known of it. */
    public @Nullable Footprint at(long openTime) {
        return candles.get(openTime);
    }

    /** Open time of the oldest candle known; {@link Long#MAX_VALUE} if there is none. */
    public long firstOpenTime() {
        return candles.isEmpty() ? Long.MAX_VALUE : candles.firstKey();
    }

    /** Run after each change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void put(Trade trade) {
        Footprint footprint = known(timeframe.floor(trade.exchangeTime()));
        if (footprint != null) {
            footprint.take(trade.price(), trade.quantity(), trade.aggressor());
        }
    }

    /** That of a candle, made if there is none; null if it is older than all of a full series. */
    private @Nullable Footprint known(long open) {
        Footprint footprint = candles.get(open);
        if (footprint == null) {
            if (candles.size() >= MAX_CANDLES) {
                Map.Entry<Long, Footprint> oldest = candles.firstEntry();
                if (oldest.getKey() > open) {
                    return null;
                }
                candles.remove(oldest.getKey());
            }
            footprint = new Footprint(step);
            candles.put(open, footprint);
        }
        return footprint;
    }
}
