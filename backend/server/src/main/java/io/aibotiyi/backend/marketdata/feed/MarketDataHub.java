package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.backend.marketdata.DataOrigin;
import io.aibotiyi.backend.marketdata.DayStatistics;
import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.Footprints;
import io.aibotiyi.backend.marketdata.HistorySeries;
import io.aibotiyi.backend.marketdata.HistoryStore;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The markets of every venue, and those of which only history is known.
 *
 * <p>Venues add and remove their feeds and execution; everything else asks here. Instruments with a
 * feed come first, in the order of their names. An instrument known from history alone has candles
 * and no book; its mode is REPLAY, or SIMULATED if its history is.
 */
public final class MarketDataHub implements MarketData {

    private static final Logger LOG = LoggerFactory.getLogger(MarketDataHub.class);

    /** Of an instrument known from history alone. */
    private static final Subscription NOTHING_COMES = () -> {};

    private final Supplier<Optional<HistoryStore>> history;
    private final Map<InstrumentId, InstrumentFeed> feeds = new ConcurrentSkipListMap<>();
    private final Map<InstrumentId, PerpetualTerms> perpetuals = new ConcurrentHashMap<>();
    private final List<ExecutionVenue> venues = new CopyOnWriteArrayList<>();
    private final List<Consumer<FeedStatus>> feedListeners = new CopyOnWriteArrayList<>();
    private final List<Supplier<Optional<String>>> watched = new CopyOnWriteArrayList<>();

    /**
     * @param history the store, opened at the first question that needs it; empty where there is
     *     none
     */
    public MarketDataHub(Supplier<Optional<HistoryStore>> history) {
        this.history = history;
    }

    /**
     * Adds a market.
     *
     * @throws IllegalStateException if one of that name is here
     */
    public void add(InstrumentFeed feed) {
        InstrumentId id = feed.instrument().id();
        if (feeds.putIfAbsent(id, feed) != null) {
            throw new IllegalStateException(id + " has a feed already: close that one first");
        }
        changed(feed.status());
    }

    /** Removes a market after its feed ended; absent is harmless. */
    public void remove(InstrumentId id) {
        InstrumentFeed feed = feeds.remove(id);
        if (feed != null) {
            changed(feed.status());
        }
    }

    /** Makes an instrument's margin terms known; they stay as long as this does. */
    public void perpetual(InstrumentId id, PerpetualTerms terms) {
        perpetuals.put(id, terms);
    }

    @Override
    public Optional<PerpetualTerms> perpetual(InstrumentId id) {
        return Optional.ofNullable(perpetuals.get(id));
    }

    public void add(ExecutionVenue venue) {
        venues.add(venue);
    }

    /**
     * Asks this for what is wrong with a venue as a whole, whenever somebody wants to know.
     *
     * @param trouble empty if nothing; any thread, and must not block
     */
    public void watch(Supplier<Optional<String>> trouble) {
        watched.add(trouble);
    }

    /** To be told of each change of a feed's state, by the feed. */
    public void changed(FeedStatus status) {
        for (Consumer<FeedStatus> listener : feedListeners) {
            try {
                listener.accept(status);
            } catch (RuntimeException e) {
                LOG.error("A listener to feeds failed at {}", status.instrument(), e);
            }
        }
    }

    @Override
    public List<Instrument> instruments() {
        Map<InstrumentId, Instrument> all = new LinkedHashMap<>();
        feeds.values().forEach(feed -> all.put(feed.instrument().id(), feed.instrument()));
        for (HistorySeries series : stored()) {
            all.putIfAbsent(series.instrument().id(), series.instrument());
        }
        return new ArrayList<>(all.values());
    }

    @Override
    public Optional<Instrument> instrument(InstrumentId id) {
        InstrumentFeed feed = feeds.get(id);
        return feed != null
                ? Optional.of(feed.instrument())
                : history.get().flatMap(store -> store.instrument(id));
    }

    @Override
    public TradingMode mode(InstrumentId id) {
        InstrumentFeed feed = feeds.get(id);
        if (feed != null) {
            return feed.mode();
        }
        for (HistorySeries series : stored()) {
            if (series.instrument().id().equals(id)) {
                return series.origin() == DataOrigin.SIMULATED
                        ? TradingMode.SIMULATED
                        : TradingMode.REPLAY;
            }
        }
        throw new UnknownInstrumentException(id);
    }

    @Override
    public List<FeedStatus> feeds() {
        return feeds.values().stream().map(InstrumentFeed::status).toList();
    }

    @Override
    public List<String> troubles() {
        return watched.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }

    @Override
    public Optional<BookSnapshot> book(InstrumentId id, int depth) {
        return withFeed(id).flatMap(feed -> feed.book(depth));
    }

    @Override
    public List<Trade> recentTrades(InstrumentId id, int limit) {
        return withFeed(id).map(feed -> feed.recentTrades(limit)).orElse(List.of());
    }

    @Override
    public List<Candle> candles(
            InstrumentId id, Timeframe timeframe, long from, long to, int limit) {
        InstrumentFeed feed = feeds.get(id);
        if (feed != null) {
            return feed.candles(timeframe, from, to, limit);
        }
        requireHistory(id);
        return history.get()
                .map(store -> store.candles(id, timeframe, from, to, limit))
                .orElse(List.of());
    }

    @Override
    public Optional<Footprints> footprints(
            InstrumentId id, Timeframe timeframe, long step, long to, int limit) {
        return withFeed(id).map(feed -> feed.footprints(timeframe, step, to, limit));
    }

    @Override
    public Optional<DayStatistics> dayStatistics(InstrumentId id) {
        return withFeed(id).flatMap(InstrumentFeed::dayStatistics);
    }

    @Override
    public OptionalLong markPrice(InstrumentId id) {
        return withFeed(id).map(InstrumentFeed::markPrice).orElse(OptionalLong.empty());
    }

    /** The feed, empty for an instrument known from history alone. */
    private Optional<InstrumentFeed> withFeed(InstrumentId id) {
        InstrumentFeed feed = feeds.get(id);
        if (feed == null) {
            requireHistory(id);
        }
        return Optional.ofNullable(feed);
    }

    private List<HistorySeries> stored() {
        return history.get().map(HistoryStore::series).orElse(List.of());
    }

    private void requireHistory(InstrumentId id) {
        if (history.get().flatMap(store -> store.instrument(id)).isEmpty()) {
            throw new UnknownInstrumentException(id);
        }
    }

    @Override
    public Subscription subscribe(InstrumentId id, MarketListener listener) {
        return withFeed(id).map(feed -> feed.subscribe(listener)).orElse(NOTHING_COMES);
    }

    @Override
    public Subscription subscribeCandles(
            InstrumentId id, Timeframe timeframe, Consumer<Candle> listener) {
        return withFeed(id)
                .map(feed -> feed.subscribeCandles(timeframe, listener))
                .orElse(NOTHING_COMES);
    }

    @Override
    public Subscription onFeeds(Consumer<FeedStatus> listener) {
        feedListeners.add(listener);
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                feedListeners.remove(listener);
            }
        };
    }

    @Override
    public List<ExecutionVenue> executionVenues() {
        return List.copyOf(venues);
    }
}
