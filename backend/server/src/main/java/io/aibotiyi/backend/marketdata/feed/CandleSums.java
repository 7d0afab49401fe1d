package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins finer candles into coarser ones, newest first. */
final class CandleSums {

    private final Timeframe timeframe;
    private final long from;
    private final long to;
    private final int limit;
    private final List<Candle> done = new ArrayList<>();
    private @Nullable Candle current;

    /** Collects candles that open in {@code [from, to)}, at most {@code limit}. */
    CandleSums(Timeframe timeframe, long from, long to, int limit) {
        this.timeframe = timeframe;
        this.from = from;
        this.to = to;
        this.limit = limit;
    }

    /** Joins two neighbours under the first one's open time. */
    static Candle join(Candle earlier, Candle later) {
        return new Candle(
                earlier.openTime(),
                earlier.open(),
                Math.max(earlier.high(), later.high()),
                Math.min(earlier.low(), later.low()),
                later.close(),
                Math.addExact(earlier.volume(), later.volume()),
                earlier.trades() < 0 || later.trades() < 0
                        ? -1
                        : earlier.trades() + later.trades());
    }

    /** The same candle under another open time. */
    static Candle at(long openTime, Candle candle) {
        return new Candle(
                openTime,
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.trades());
    }

    /**
     * Adds a finer candle older than those before.
     *
     * @return false once nothing older is needed
     */
    boolean addOlder(Candle candle) {
        long open = timeframe.floor(candle.openTime());
        Candle growing = current;
        if (growing != null && growing.openTime() == open) {
            current = join(at(open, candle), growing);
            return true;
        }
        if (open >= to) {
            return true;
        }
        if (open < from || done.size() + (growing == null ? 0 : 1) >= limit) {
            return false;
        }
        finishCurrent();
        current = at(open, candle);
        return true;
    }

    /** How many more candles would be taken. */
    int missing() {
        return limit - done.size() - (current == null ? 0 : 1);
    }

    private void finishCurrent() {
        if (current != null) {
            done.add(current);
            current = null;
        }
    }

    /** Oldest first; ends the collecting. */
    List<Candle> oldestFirst() {
        finishCurrent();
        Collections.reverse(done);
        return done;
    }
}
