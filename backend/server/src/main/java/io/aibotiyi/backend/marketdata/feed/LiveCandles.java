package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.indicators.CandleAggregator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One-second and one-minute candles since the feed began; every other timeframe is made of one of
 * them and of the past. Keeps 9 hours of seconds and 22 days of minutes, 3.6 MB when full; what is
 * older comes from the past. The owner locks.
 */
final class LiveCandles {

    static final int SECONDS_KEPT = 1 << 15;
    static final int MINUTES_KEPT = 1 << 15;

    private final CandleRing seconds;
    private final CandleRing minutes;

    /**
     * @param start when the feed began, whole seconds
     */
    LiveCandles(long start, Consumer<Candle> secondClosed, Consumer<Candle> minuteClosed) {
        seconds = new CandleRing(Timeframe.S1, SECONDS_KEPT, start, secondClosed);
        minutes = new CandleRing(Timeframe.M1, MINUTES_KEPT, start, minuteClosed);
    }

    /** Completes the minute in which the feed began, before its first trade. */
    void begin(List<Candle> secondsBefore) {
        for (Candle second : secondsBefore) {
            minutes.aggregator().add(second, Timeframe.S1);
            minutes.coverFrom(Timeframe.M1.floor(second.openTime()));
        }
    }

    /** The finest kept timeframe that the given one can be made of. */
    CandleRing base(Timeframe timeframe) {
        return CandleAggregator.fits(Timeframe.M1, timeframe) ? minutes : seconds;
    }

    void add(Trade trade) {
        seconds.aggregator().add(trade);
        minutes.aggregator().add(trade);
    }

    void advanceTo(long time) {
        seconds.aggregator().advanceTo(time);
        minutes.aggregator().advanceTo(time);
    }

    Optional<Candle> growingSecond() {
        return seconds.aggregator().growing();
    }

    Optional<Candle> growingMinute() {
        return minutes.aggregator().growing();
    }
}
