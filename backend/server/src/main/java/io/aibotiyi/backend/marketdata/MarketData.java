package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What every other module may ask of the markets. Queries are safe from any thread; those on
 * history may block. Unknown instruments throw {@link UnknownInstrumentException}.
 */
public interface MarketData {

    List<Instrument> instruments();

    Optional<Instrument> instrument(InstrumentId id);

    /** Margin terms of a perpetual; empty for everything else. */
    default Optional<PerpetualTerms> perpetual(InstrumentId id) {
        return Optional.empty();
    }

    /** What the instrument's prices are made of. */
    TradingMode mode(InstrumentId id);

    List<FeedStatus> feeds();

    /** What is wrong with venues as a whole and shows in no feed, for people; empty if nothing. */
    default List<String> troubles() {
        return List.of();
    }

    /** The book now, at most {@code depth} levels a side; empty unless it is in sync. */
    Optional<BookSnapshot> book(InstrumentId id, int depth);

    /** Oldest first, from memory. */
    List<Trade> recentTrades(InstrumentId id, int limit);

    /**
     * The newest {@code limit} candles that open in {@code [from, to)} (nanoseconds since the
     * epoch), oldest first, history and the growing one together.
     */
    List<Candle> candles(InstrumentId id, Timeframe timeframe, long from, long to, int limit);

    /**
     * What traded by price and aggressor in the newest {@code limit} candles that open before
     * {@code to}, from memory: since the feed began, within what it keeps.
     *
     * @param step height of a row in price units, positive
     * @return empty for an instrument without a feed
     */
    default Optional<Footprints> footprints(
            InstrumentId id, Timeframe timeframe, long step, long to, int limit) {
        return Optional.empty();
    }

    Optional<DayStatistics> dayStatistics(InstrumentId id);

    /** Mid of a live book, else the last trade, in price units. */
    OptionalLong markPrice(InstrumentId id);

    /**
     * Subscribes from now on. If the book is in sync, the listener gets a snapshot first; all calls
     * come on the feed's one thread, in order.
     */
    Subscription subscribe(InstrumentId id, MarketListener listener);

    /** The growing candle at each change, and each closed one once more, on the feed's thread. */
    Subscription subscribeCandles(InstrumentId id, Timeframe timeframe, Consumer<Candle> listener);

    /** Called when an instrument appears, disappears or changes feed state; any thread. */
    Subscription onFeeds(Consumer<FeedStatus> listener);

    /** Places that execute orders against these markets. */
    List<ExecutionVenue> executionVenues();

    /** Ends what it was returned for; ending twice is harmless. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
