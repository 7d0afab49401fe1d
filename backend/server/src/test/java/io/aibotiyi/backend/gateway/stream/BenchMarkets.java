package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.marketdata.DayStatistics;
import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Ten books of fifty levels a side. Each change sets the best bid's and the best ask's quantity, so
 * every frame has two levels however many changes it merges; its sequence is the time of the newest
 * change by {@link System#nanoTime}, which processes of one machine share.
 */
final class BenchMarkets implements MarketData {

    static final int BOOKS = 10;

    private static final int LEVELS = 50;

    private final List<List<MarketListener>> listeners = new ArrayList<>();
    private final long[] sequences = new long[BOOKS];
    private long changes;

    BenchMarkets() {
        for (int i = 0; i < BOOKS; i++) {
            listeners.add(new CopyOnWriteArrayList<>());
        }
    }

    static String id(int book) {
        return "sim:B" + book + "-USDT";
    }

    private static Instrument instrument(int book) {
        return new Instrument(
                InstrumentId.parse(id(book)), "B" + book, "USDT", 2, 4, 1, 1, BigDecimal.ZERO);
    }

    private static int number(InstrumentId id) {
        for (int i = 0; i < BOOKS; i++) {
            if (id.toString().equals(id(i))) {
                return i;
            }
        }
        throw new IllegalArgumentException("no book " + id);
    }

    /** One thread calls it. */
    void change(int book) {
        long now = System.nanoTime();
        List<BookLevel> bid = List.of(new BookLevel(100_000, 1_000 + ++changes % 9_000));
        List<BookLevel> ask = List.of(new BookLevel(100_001, 1_000 + changes * 7 % 9_000));
        for (MarketListener listener : listeners.get(book)) {
            listener.bookChanged(sequences[book], now, 1_700_000_000_123_456_789L, bid, ask);
        }
        sequences[book] = now;
    }

    @Override
    public Subscription subscribe(InstrumentId id, MarketListener listener) {
        List<BookLevel> bids = new ArrayList<>();
        List<BookLevel> asks = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            bids.add(new BookLevel(100_000 - i, 1_000));
            asks.add(new BookLevel(100_001 + i, 1_000));
        }
        listener.bookSnapshot(
                new BookSnapshot(System.nanoTime(), 1_700_000_000_123_456_789L, bids, asks));
        listeners.get(number(id)).add(listener);
        return () -> listeners.get(number(id)).remove(listener);
    }

    @Override
    public List<Instrument> instruments() {
        return java.util.stream.IntStream.range(0, BOOKS)
                .mapToObj(BenchMarkets::instrument)
                .toList();
    }

    @Override
    public Optional<Instrument> instrument(InstrumentId id) {
        return Optional.of(instrument(number(id)));
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
        return Optional.empty();
    }

    @Override
    public List<Trade> recentTrades(InstrumentId id, int limit) {
        return List.of();
    }

    @Override
    public List<Candle> candles(
            InstrumentId id, Timeframe timeframe, long from, long to, int limit) {
        return List.of();
    }

    @Override
    public Optional<DayStatistics> dayStatistics(InstrumentId id) {
        return Optional.empty();
    }

    @Override
    public OptionalLong markPrice(InstrumentId id) {
        return OptionalLong.empty();
    }

    @Override
    public Subscription subscribeCandles(
            InstrumentId id, Timeframe timeframe, Consumer<Candle> listener) {
        return () -> {};
    }

    @Override
    public Subscription onFeeds(Consumer<FeedStatus> listener) {
        return () -> {};
    }

    @Override
    public List<ExecutionVenue> executionVenues() {
        return List.of();
    }
}
