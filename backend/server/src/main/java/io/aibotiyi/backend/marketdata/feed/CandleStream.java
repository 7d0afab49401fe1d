package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one timeframe for one listener: what closed of the current candle, joined with the base
 * candle that grows. On the feed's thread.
 */
final class CandleStream {

    private final Timeframe timeframe;
    private final Timeframe base;
    private final Consumer<Candle> listener;
    private @Nullable Candle closedPart;

    /**
     * @param closedPart what closed of the current candle so far, under its own open time
     */
    CandleStream(
            Timeframe timeframe,
            Timeframe base,
            @Nullable Candle closedPart,
            Consumer<Candle> listener) {
        this.timeframe = timeframe;
        this.base = base;
        this.closedPart = closedPart;
        this.listener = listener;
    }

    Timeframe base() {
        return base;
    }

    /** The base candle changed. */
    void grew(Candle growing) {
        listener.accept(joined(growing));
    }

    /** The base candle closed. */
    void closed(Candle candle) {
        Candle part = joined(candle);
        closedPart = part;
        passed(candle.openTime() + base.nanos());
    }

    /** Time passed, perhaps without trades. */
    void passed(long time) {
        Candle part = closedPart;
        if (part != null && time >= part.openTime() + timeframe.nanos()) {
            closedPart = null;
            listener.accept(part);
        }
    }

    private Candle joined(Candle finer) {
        long open = timeframe.floor(finer.openTime());
        Candle part = closedPart;
        return part != null && part.openTime() == open
                ? CandleSums.join(part, finer)
                : CandleSums.at(open, finer);
    }
}
