package io.aibotiyi.venues.stub;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.exchange.StubExchange;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client that believes only what it is told: its books come from joins and changes, its fills
 * from fills. What may never happen is written to {@link #faults}.
 */
public final class Recorder implements MarketListener, TradingListener {

    private final Map<InstrumentId, L2Book> books = new HashMap<>();
    private final Map<InstrumentId, Long> trades = new HashMap<>();
    private final Map<String, OrderState> orders = new LinkedHashMap<>();
    private final Map<String, List<Fill>> fills = new LinkedHashMap<>();
    private final List<FeedState> states = new ArrayList<>();
    private final List<Balance> balances = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int joins;
    private int losses;
    private int tickers;
    private int tickersChecked;
    private long pauseMillis;
    private boolean fail;

    /** Makes every market call slow. */
    public synchronized void pause(long millis) {
        pauseMillis = millis;
    }

    /** The next change of a book finds it broken. */
    public synchronized void failNext() {
        fail = true;
    }

    private void slow() {
        if (pauseMillis > 0) {
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized void bookJoined(
            InstrumentId id, L2Book book, long sequence, long exchangeTime) {
        slow();
        joins++;
        L2Book copy = new L2Book();
        for (Side side : Side.values()) {
            for (int i = 0; i < book.depth(side); i++) {
                copy.set(side, book.price(side, i), book.quantity(side, i));
            }
        }
        books.put(id, copy);
    }

    @Override
    public synchronized void bookChanged(
            InstrumentId id,
            L2Book book,
            long sequence,
            LevelBuffer bids,
            LevelBuffer asks,
            long exchangeTime) {
        slow();
        if (fail) {
            fail = false;
            throw new IllegalStateException("a listener that fails");
        }
        L2Book copy = books.get(id);
        if (copy == null) {
            faults.add("a change of a book that is not joined: " + id);
            return;
        }
        copy.apply(bids, asks);
        if (copy.bestPrice(Side.BUY) != book.bestPrice(Side.BUY)
                || copy.bestPrice(Side.SELL) != book.bestPrice(Side.SELL)) {
            faults.add("changes do not add up to the book " + id);
        }
    }

    @Override
    public synchronized void bookLost(InstrumentId id, String reason) {
        losses++;
        if (books.remove(id) == null) {
            faults.add("lost a book that was not joined: " + id);
        }
    }

    @Override
    public synchronized void trade(PublicTrade trade) {
        Long before = trades.put(trade.instrument(), trade.id());
        if (before != null && before >= trade.id()) {
            faults.add("trade " + trade.id() + " after " + before);
        }
    }

    @Override
    public synchronized void ticker(BestPrices prices) {
        tickers++;
        L2Book book = books.get(prices.instrument());
        if (book != null && prices.bid() == book.bestPrice(Side.BUY)) {
            tickersChecked++;
        }
    }

    @Override
    public synchronized void order(OrderState state) {
        String id = state.order().id().toString();
        OrderState before = orders.put(id, state);
        if (state.equals(before)) {
            faults.add("the same state twice: " + state);
        }
        if (before != null && !before.status().isWorking() && !before.equals(state)) {
            faults.add("after " + before.status() + " came " + state.status());
        }
        BigDecimal sum =
                fills.getOrDefault(id, List.of()).stream()
                        .map(Fill::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(state.filled()) != 0) {
            faults.add("state says " + state.filled() + " filled, fills say " + sum);
        }
    }

    @Override
    public synchronized void fill(Fill fill) {
        List<Fill> known = fills.computeIfAbsent(fill.clientOrderId(), id -> new ArrayList<>());
        if (known.stream().anyMatch(f -> f.venueFillId().equals(fill.venueFillId()))) {
            faults.add("a fill twice: " + fill);
        }
        OrderState state = orders.get(fill.clientOrderId());
        if (state != null && !state.status().isWorking()) {
            faults.add("a fill after the end: " + fill);
        }
        known.add(fill);
    }

    @Override
    public synchronized void balances(List<Balance> changed) {
        balances.addAll(changed);
    }

    @Override
    public synchronized void state(FeedState state, String reason) {
        states.add(state);
    }

    public synchronized boolean knows(InstrumentId id) {
        return books.containsKey(id);
    }

    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    public synchronized boolean live() {
        return !states.isEmpty() && states.getLast() == FeedState.LIVE;
    }

    public synchronized List<FeedState> states() {
        return List.copyOf(states);
    }

    public synchronized List<Balance> balances() {
        return List.copyOf(balances);
    }

    public synchronized int joins() {
        return joins;
    }

    public synchronized int losses() {
        return losses;
    }

    public synchronized int tickers() {
        return tickers;
    }

    public synchronized int tickersChecked() {
        return tickersChecked;
    }

    public synchronized long lastTrade(InstrumentId id) {
        return trades.getOrDefault(id, -1L);
    }

    /** As {@link StubExchange#bookText}: prices in hundredths, quantities in ten-thousandths. */
    public synchronized String bookText(Instrument instrument, int depth) {
        L2Book book = books.get(instrument.id());
        return book == null
                ? "none"
                : text(book, instrument, Side.BUY, depth)
                        + " | "
                        + text(book, instrument, Side.SELL, depth);
    }

    private static String text(L2Book book, Instrument instrument, Side side, int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(depth, book.depth(side)); i++) {
            out.append(instrument.price(book.price(side, i)).movePointRight(2).longValueExact())
                    .append('x')
                    .append(
                            instrument
                                    .quantity(book.quantity(side, i))
                                    .movePointRight(4)
                                    .longValueExact())
                    .append(' ');
        }
        return out.toString();
    }

    /** As {@link StubExchange#orderText}; null for an order that never arrived. */
    public synchronized String orderText(String clientId) {
        OrderState state = orders.get(clientId);
        if (state == null) {
            return "unheard of";
        }
        String status =
                switch (state.status()) {
                    case PENDING -> "PENDING";
                    case WAITING -> "WAITING";
                    case OPEN -> "NEW";
                    case PARTIALLY_FILLED -> "PARTIALLY_FILLED";
                    case FILLED -> "FILLED";
                    case CANCELLED -> "CANCELED";
                    case REJECTED -> "REJECTED";
                };
        List<String> parts =
                fills.getOrDefault(clientId, List.of()).stream()
                        .sorted((a, b) -> a.venueFillId().compareTo(b.venueFillId()))
                        .map(f ->
                                f.venueFillId() + "x" + f.quantity().movePointRight(4).longValue())
                        .toList();
        return clientId
                + " "
                + status
                + " "
                + state.filled().movePointRight(4).longValue()
                + "/"
                + state.quantity().movePointRight(4).longValue()
                + " fills "
                + parts;
    }
}
