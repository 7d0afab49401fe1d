package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.marketdata.DayStatistics;
import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Markets whose books and venues a test sets. {@code sim:BTC-USDT} has a tick of 0.01, a lot of
 * 0.00001 and a minimum of 10 USDT; {@code sim:ETH-BTC} is quoted in another currency.
 */
public final class FakeMarket implements MarketData {

    public static final Instrument BTC =
            new Instrument(
                    InstrumentId.parse("sim:BTC-USDT"), "BTC", "USDT", 2, 5, 1, 1, BigDecimal.TEN);
    public static final Instrument ETH_BTC =
            new Instrument(
                    InstrumentId.parse("sim:ETH-BTC"), "ETH", "BTC", 6, 4, 1, 1, BigDecimal.ZERO);

    private final Map<InstrumentId, PerpetualTerms> perpetuals = new ConcurrentHashMap<>();
    private final Map<InstrumentId, BookSnapshot> books = new ConcurrentHashMap<>();
    private final Map<InstrumentId, Long> marks = new ConcurrentHashMap<>();
    private volatile Runnable beforeListing = () -> {};
    private final List<Instrument> listed = new CopyOnWriteArrayList<>(List.of(BTC, ETH_BTC));
    private final Map<InstrumentId, List<Trade>> trades = new ConcurrentHashMap<>();
    private final Map<InstrumentId, List<Candle>> candles = new ConcurrentHashMap<>();
    private final Map<InstrumentId, List<MarketListener>> listeners = new ConcurrentHashMap<>();
    private final List<ExecutionVenue> venues = new CopyOnWriteArrayList<>();
    private final List<Consumer<FeedStatus>> feedListeners = new CopyOnWriteArrayList<>();

    private final Map<InstrumentId, List<Consumer<Candle>>> candleListeners =
            new ConcurrentHashMap<>();

    private long printed;

    public FakeMarket(ExecutionVenue... open) {
        venues.addAll(List.of(open));
    }

    /** Sets the asks or bids as pairs of price and quantity in units, best first. */
    public FakeMarket book(Instrument instrument, long[][] bids, long[][] asks) {
        books.put(instrument.id(), new BookSnapshot(1, 1, levels(bids), levels(asks)));
        return this;
    }

    public FakeMarket mark(Instrument instrument, long price) {
        marks.put(instrument.id(), price);
        return this;
    }

    /** Lists another instrument. */
    public FakeMarket list(Instrument instrument) {
        listed.add(instrument);
        return this;
    }

    /** Lists a perpetual. */
    public FakeMarket list(Instrument instrument, PerpetualTerms terms) {
        perpetuals.put(instrument.id(), terms);
        return list(instrument);
    }

    @Override
    public Optional<PerpetualTerms> perpetual(InstrumentId id) {
        return Optional.ofNullable(perpetuals.get(id));
    }

    /** It is gone. */
    public void delist(Instrument instrument) {
        listed.remove(instrument);
        perpetuals.remove(instrument.id());
        books.remove(instrument.id());
    }

    /** From now on its book is not live. */
    public void loseBook(Instrument instrument) {
        books.remove(instrument.id());
    }

    /** Prints a trade. */
    public void trade(Instrument instrument, Trade trade) {
        trades.computeIfAbsent(instrument.id(), id -> new CopyOnWriteArrayList<>()).add(trade);
    }

    /** Remembers a past candle of one minute. */
    public void past(Instrument instrument, Candle candle) {
        candles.computeIfAbsent(instrument.id(), id -> new CopyOnWriteArrayList<>()).add(candle);
    }

    public void open(ExecutionVenue venue) {
        venues.add(venue);
        feedListeners.forEach(l ->
                l.accept(
                        new FeedStatus(
                                BTC.id(), FeedState.LIVE, TradingMode.SIMULATED, 1, 0, 1, 0, "")));
    }

    public void close(ExecutionVenue venue) {
        venues.remove(venue);
    }

    private static List<BookLevel> levels(long[][] pairs) {
        return java.util.Arrays.stream(pairs).map(p -> new BookLevel(p[0], p[1])).toList();
    }

    /** From now on whoever asks what is listed meets this first. */
    public void listed(Runnable before) {
        beforeListing = before;
    }

    @Override
    public List<Instrument> instruments() {
        beforeListing.run();
        return List.copyOf(listed);
    }

    @Override
    public Optional<Instrument> instrument(InstrumentId id) {
        return listed.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    @Override
    public TradingMode mode(InstrumentId id) {
        return TradingMode.SIMULATED;
    }

    @Override
    public List<FeedStatus> feeds() {
        return List.of();
    }

    @Override
    public Optional<BookSnapshot> book(InstrumentId id, int depth) {
        return Optional.ofNullable(books.get(id));
    }

    @Override
    public List<Trade> recentTrades(InstrumentId id, int limit) {
        List<Trade> all = trades.getOrDefault(id, List.of());
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public List<Candle> candles(
            InstrumentId id, Timeframe timeframe, long from, long to, int limit) {
        return candles.getOrDefault(id, List.of()).stream()
                .filter(c -> c.openTime() >= from && c.openTime() < to)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<DayStatistics> dayStatistics(InstrumentId id) {
        return Optional.empty();
    }

    @Override
    public OptionalLong markPrice(InstrumentId id) {
        Long mark = marks.get(id);
        return mark == null ? OptionalLong.empty() : OptionalLong.of(mark);
    }

    @Override
    public Subscription subscribe(InstrumentId id, MarketListener listener) {
        List<MarketListener> all = listeners.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>());
        all.add(listener);
        return () -> all.remove(listener);
    }

    /** A trade at a price in units, which moves no mark price. */
    public FakeMarket trade(Instrument instrument, long price) {
        Trade trade = new Trade(++printed, 1, 1, price, 1, Side.BUY);
        listeners.getOrDefault(instrument.id(), List.of()).forEach(l -> l.traded(trade));
        return this;
    }

    @Override
    public Subscription subscribeCandles(
            InstrumentId id, Timeframe timeframe, Consumer<Candle> listener) {
        List<Consumer<Candle>> all =
                candleListeners.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>());
        all.add(listener);
        return () -> all.remove(listener);
    }

    /** Tells a candle as it is now. */
    public void grow(Instrument instrument, Candle candle) {
        candleListeners.getOrDefault(instrument.id(), List.of()).forEach(l -> l.accept(candle));
    }

    /** Prints a trade at a time, which is told and remembered. */
    public void print(Instrument instrument, long time, long price) {
        Trade trade = new Trade(++printed, time, time, price, 1, Side.BUY);
        trade(instrument, trade);
        listeners.getOrDefault(instrument.id(), List.of()).forEach(l -> l.traded(trade));
    }

    /** Sets a book of one level a side and tells it. */
    public void quote(Instrument instrument, long time, long bid, long ask) {
        BookSnapshot book =
                new BookSnapshot(
                        time, time, List.of(new BookLevel(bid, 1)), List.of(new BookLevel(ask, 1)));
        books.put(instrument.id(), book);
        listeners.getOrDefault(instrument.id(), List.of()).forEach(l -> l.bookSnapshot(book));
    }

    /** Tells that a feed is in another state. */
    public void feed(Instrument instrument, FeedState state) {
        FeedStatus status =
                new FeedStatus(instrument.id(), state, TradingMode.SIMULATED, 1, 0, 1, 0, "");
        feedListeners.forEach(l -> l.accept(status));
    }

    /** How many follow the instrument's trades and books. */
    public int followers(Instrument instrument) {
        return listeners.getOrDefault(instrument.id(), List.of()).size();
    }

    @Override
    public Subscription onFeeds(Consumer<FeedStatus> listener) {
        feedListeners.add(listener);
        return () -> feedListeners.remove(listener);
    }

    @Override
    public List<ExecutionVenue> executionVenues() {
        return List.copyOf(venues);
    }
}
