package io.aibotiyi.backend.gateway.stream;

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
import io.aibotiyi.domain.Side;
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
 * One instrument whose book, trades and candles the test moves; the calling thread is its feed's.
 */
final class FakeMarkets implements MarketData {

    static final Instrument BTC =
            new Instrument(
                    InstrumentId.parse("sim:BTC-USDT"), "BTC", "USDT", 2, 4, 1, 1, BigDecimal.ZERO);

    private final PriceSide bids = new PriceSide(true);
    private final PriceSide asks = new PriceSide(false);
    private final List<MarketListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Candle>> candleListeners = new CopyOnWriteArrayList<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Candle> candles = new ArrayList<>();
    private boolean live;
    private long sequence;

    synchronized int listeners() {
        return listeners.size() + candleListeners.size();
    }

    synchronized void snapshot(int levels) {
        bids.clear();
        asks.clear();
        for (int i = 0; i < levels; i++) {
            bids.set(100_000 - i, 1 + i);
            asks.set(100_001 + i, 1 + i);
        }
        live = true;
        sequence++;
        BookSnapshot snapshot = book();
        listeners.forEach(l -> l.bookSnapshot(snapshot));
    }

    synchronized void change(Side side, long price, long quantity) {
        (side == Side.BUY ? bids : asks).set(price, quantity);
        long previous = sequence++;
        List<BookLevel> change = List.of(new BookLevel(price, quantity));
        for (MarketListener l : listeners) {
            l.bookChanged(
                    previous,
                    sequence,
                    sequence,
                    side == Side.BUY ? change : List.of(),
                    side == Side.BUY ? List.of() : change);
        }
    }

    synchronized void invalidate() {
        live = false;
        listeners.forEach(l -> l.bookInvalid("test"));
    }

    synchronized void trade(long id, long price, long quantity) {
        Trade trade = new Trade(id, id, id, price, quantity, Side.BUY);
        trades.add(trade);
        listeners.forEach(l -> l.traded(trade));
    }

    synchronized void candle(Candle candle) {
        if (!candles.isEmpty() && candles.getLast().openTime() == candle.openTime()) {
            candles.removeLast();
        }
        candles.add(candle);
        candleListeners.forEach(l -> l.accept(candle));
    }

    synchronized long sequence() {
        return sequence;
    }

    private BookSnapshot book() {
        return new BookSnapshot(sequence, sequence, levels(bids), levels(asks));
    }

    private static List<BookLevel> levels(PriceSide side) {
        long[] top = side.top(side.size());
        List<BookLevel> levels = new ArrayList<>();
        for (int i = 0; i < top.length; i += 2) {
            levels.add(new BookLevel(top[i], top[i + 1]));
        }
        return levels;
    }

    @Override
    public List<Instrument> instruments() {
        return List.of(BTC);
    }

    @Override
    public Optional<Instrument> instrument(InstrumentId id) {
        return id.equals(BTC.id()) ? Optional.of(BTC) : Optional.empty();
    }

    @Override
    public TradingMode mode(InstrumentId id) {
        return TradingMode.SIMULATED;
    }

    @Override
    public synchronized List<FeedStatus> feeds() {
        return List.of(
                new FeedStatus(
                        BTC.id(),
                        live ? FeedState.LIVE : FeedState.RESYNCING,
                        TradingMode.SIMULATED,
                        sequence,
                        0,
                        0,
                        0,
                        ""));
    }

    @Override
    public synchronized Optional<BookSnapshot> book(InstrumentId id, int depth) {
        return live ? Optional.of(book()) : Optional.empty();
    }

    @Override
    public synchronized List<Trade> recentTrades(InstrumentId id, int limit) {
        return List.copyOf(trades.subList(Math.max(0, trades.size() - limit), trades.size()));
    }

    @Override
    public synchronized List<Candle> candles(
            InstrumentId id, Timeframe timeframe, long from, long to, int limit) {
        return List.copyOf(candles.subList(Math.max(0, candles.size() - limit), candles.size()));
    }

    @Override
    public Optional<DayStatistics> dayStatistics(InstrumentId id) {
        return Optional.of(new DayStatistics(id, 100_000, 110_000, 90_000, 105_000, sequence()));
    }

    @Override
    public OptionalLong markPrice(InstrumentId id) {
        return OptionalLong.of(100_000);
    }

    @Override
    public synchronized Subscription subscribe(InstrumentId id, MarketListener listener) {
        listeners.add(listener);
        if (live) {
            listener.bookSnapshot(book());
        }
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized Subscription subscribeCandles(
            InstrumentId id, Timeframe timeframe, Consumer<Candle> listener) {
        candleListeners.add(listener);
        return () -> candleListeners.remove(listener);
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
