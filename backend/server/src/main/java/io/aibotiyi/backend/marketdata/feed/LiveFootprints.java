package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.util.Map;
import java.util.TreeMap;

/**
 * What traded in each minute since the feed began, by price and aggressor: every trade is counted
 * once and then needs no room of its own. Keeps {@value #ROWS_KEPT} rows, 1.5 MB; beyond them the
 * oldest minutes go, whole, at last the one in hand. The owner locks.
 */
final class LiveFootprints {

    /** Prices of all minutes together; a day of a market with 45 prices a minute. */
    static final int ROWS_KEPT = 1 << 16;

    private final int kept;
    private final TreeMap<Long, MinuteFootprint> minutes = new TreeMap<>();
    private long since;
    private long through = Long.MIN_VALUE;
    private int rows;

    /**
     * @param start when the feed began
     */
    LiveFootprints(long start) {
        this(start, ROWS_KEPT);
    }

    LiveFootprints(long start, int kept) {
        since = start;
        this.kept = kept;
    }

    /** Counts a trade; one of a minute that went is not counted. */
    void add(Trade trade) {
        through = Math.max(through, trade.id());
        long minute = Timeframe.M1.floor(trade.exchangeTime());
        if (trade.exchangeTime() < since) {
            return;
        }
        MinuteFootprint footprint = minutes.computeIfAbsent(minute, _ -> new MinuteFootprint());
        if (footprint.add(trade.price(), trade.quantity(), trade.aggressor())) {
            rows++;
        }
        while (rows > kept) {
            Map.Entry<Long, MinuteFootprint> oldest = minutes.pollFirstEntry();
            rows -= oldest.getValue().rows();
            since = oldest.getKey() + Timeframe.M1.nanos();
        }
    }

    /** From when on every trade is counted, nanoseconds since the epoch. */
    long since() {
        return since;
    }

    /** Id of the newest trade. */
    long through() {
        return through;
    }

    /** Copies of the minutes that open in {@code [from, to)}, by open time. */
    Map<Long, MinuteFootprint> between(long from, long to) {
        Map<Long, MinuteFootprint> copies = new TreeMap<>();
        if (from < to) {
            minutes.subMap(from, to).forEach((open, minute) -> copies.put(open, minute.copy()));
        }
        return copies;
    }
}
