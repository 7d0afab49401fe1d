package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.indicators.CandleAggregator;
import io.aibotiyi.indicators.EmptyCandles;
import java.util.function.Consumer;

/**
 * The newest closed candles of one timeframe and the growing one, in columns. Beyond its capacity
 * the oldest goes.
 */
final class CandleRing {

    private static final int COLUMNS = 7;

    private final Timeframe timeframe;
    private final int capacity;
    private final CandleAggregator aggregator;
    private long[] cells = new long[64 * COLUMNS];
    private long first;
    private long end;
    private long coveredFrom;

    /**
     * @param coveredFrom time from which on every trade is seen here
     * @param capacity closed candles kept, a power of two
     */
    CandleRing(Timeframe timeframe, int capacity, long coveredFrom, Consumer<Candle> closed) {
        this.timeframe = timeframe;
        this.capacity = capacity;
        this.coveredFrom = coveredFrom;
        this.aggregator =
                new CandleAggregator(
                        timeframe,
                        EmptyCandles.SKIP,
                        candle -> {
                            add(candle);
                            closed.accept(candle);
                        });
    }

    Timeframe timeframe() {
        return timeframe;
    }

    /** Candles that open before this are not here. */
    long coveredFrom() {
        return coveredFrom;
    }

    /** Extends what is covered to an earlier time. */
    void coverFrom(long time) {
        coveredFrom = Math.min(coveredFrom, time);
    }

    CandleAggregator aggregator() {
        return aggregator;
    }

    private void add(Candle candle) {
        int slots = cells.length / COLUMNS;
        if (end - first == slots && slots < capacity) {
            grow(slots);
        } else if (end - first == capacity) {
            first++;
            coveredFrom = openTime(first);
        }
        int cell = cell(end++);
        cells[cell] = candle.openTime();
        cells[cell + 1] = candle.open();
        cells[cell + 2] = candle.high();
        cells[cell + 3] = candle.low();
        cells[cell + 4] = candle.close();
        cells[cell + 5] = candle.volume();
        cells[cell + 6] = candle.trades();
    }

    /** Only before the first eviction, so indices need no turning. */
    private void grow(int slots) {
        cells = java.util.Arrays.copyOf(cells, Math.min(capacity, slots * 2) * COLUMNS);
    }

    private int cell(long index) {
        return (int) (index % (cells.length / COLUMNS)) * COLUMNS;
    }

    private long openTime(long index) {
        return cells[cell(index)];
    }

    private Candle candle(long index) {
        int cell = cell(index);
        return new Candle(
                cells[cell],
                cells[cell + 1],
                cells[cell + 2],
                cells[cell + 3],
                cells[cell + 4],
                cells[cell + 5],
                cells[cell + 6]);
    }

    /** Offers closed candles, newest first, until no more are needed. */
    void addClosedTo(CandleSums sums) {
        for (long i = end - 1; i >= first; i--) {
            if (!sums.addOlder(candle(i))) {
                return;
            }
        }
    }

    /** Offers the growing candle, then the closed ones. */
    void addAllTo(CandleSums sums) {
        if (aggregator.growing().map(sums::addOlder).orElse(true)) {
            addClosedTo(sums);
        }
    }
}
