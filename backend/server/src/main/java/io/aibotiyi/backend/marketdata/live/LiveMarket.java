package io.aibotiyi.backend.marketdata.live;

import io.aibotiyi.backend.marketdata.feed.InstrumentFeed;
import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.backend.marketdata.feed.PastCandles;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.strategies.execution.PaperExecution;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import java.time.InstantSource;
import java.util.List;

/**
 * One market of an exchange: tells its feed and the paper orders what the exchange says. Its
 * candles begin with the connection. Stream thread only, but for {@link #feed}.
 */
final class LiveMarket {

    private static final long SECOND = 1_000_000_000L;

    /** Silence of a market that ought to be noticed, though it may only be quiet. */
    private static final long STALE_AFTER = 60 * SECOND;

    /** How much later than its end a candle closes, so that trades on their way still count. */
    private static final long GRACE = SECOND;

    /** The exchange's clock may be behind ours by so much at the beginning. */
    private static final long EARLIEST = 10 * SECOND;

    private final InstrumentFeed feed;
    private final PaperExecution execution;
    private final InstantSource clock;
    private boolean begun;

    LiveMarket(
            Instrument instrument,
            MarketDataHub hub,
            InstantSource clock,
            PaperVenue desk,
            String runId) {
        this.clock = clock;
        feed =
                new InstrumentFeed(
                        instrument,
                        TradingMode.LIVE,
                        PastCandles.NONE,
                        Timeframe.S1.floor(EpochNanos.now(clock) - EARLIEST),
                        STALE_AFTER,
                        hub::changed);
        execution = new PaperExecution(instrument, runId, desk::report);
    }

    InstrumentFeed feed() {
        return feed;
    }

    PaperExecution execution() {
        return execution;
    }

    void joined(L2Book book, long sequence, long exchangeTime) {
        long now = EpochNanos.now(clock);
        BookSnapshot snapshot =
                book.snapshot(sequence, orNow(exchangeTime, now), Integer.MAX_VALUE);
        feed.bookSnapshot(snapshot, now);
        execution.bookSnapshot(snapshot);
    }

    void changed(long sequence, LevelBuffer bids, LevelBuffer asks, long exchangeTime) {
        long now = EpochNanos.now(clock);
        long time = orNow(exchangeTime, now);
        List<BookLevel> bidLevels = bids.toList();
        List<BookLevel> askLevels = asks.toList();
        feed.bookChanged(sequence, time, now, bidLevels, askLevels);
        execution.bookChanged(time, bidLevels, askLevels);
    }

    void lost(String reason) {
        execution.bookInvalid();
        feed.bookLost(reason);
    }

    void disconnected(String reason) {
        execution.bookInvalid();
        feed.bookInvalid(FeedState.DISCONNECTED, reason);
    }

    void traded(PublicTrade told) {
        long now = EpochNanos.now(clock);
        Trade trade =
                new Trade(
                        told.id(),
                        orNow(told.time(), now),
                        now,
                        told.price(),
                        told.quantity(),
                        told.aggressor());
        feed.traded(trade);
        execution.traded(trade);
    }

    void pulse() {
        if (!begun) {
            begun = true;
            feed.begin();
        }
        long now = EpochNanos.now(clock);
        feed.heartbeat(now - GRACE, now);
    }

    private static long orNow(long exchangeTime, long now) {
        return exchangeTime == 0 ? now : exchangeTime;
    }
}
