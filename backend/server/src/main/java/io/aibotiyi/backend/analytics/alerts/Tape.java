package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one market does, for all alerts on it. Prices come on the feed's thread, which is never held
 * up; between rounds they are kept as {@link PricePath}s. While a book is out of sync it says
 * nothing; the next one is compared with what was before.
 */
final class Tape implements MarketListener, AutoCloseable {

    private final MarketData markets;
    private final InstrumentId instrument;
    private final boolean quotes;
    private final Map<PriceKind, PricePath> paths = new EnumMap<>(PriceKind.class);
    private final MarketData.Subscription subscription;

    /**
     * Begins with the last trade, if there was one.
     *
     * @param quotes whether bid, ask and mark are wanted, which cost a look at the book for each of
     *     its changes
     * @throws io.aibotiyi.backend.marketdata.UnknownInstrumentException if there is no such market
     */
    Tape(MarketData markets, InstrumentId instrument, boolean quotes) {
        this.markets = markets;
        this.instrument = instrument;
        this.quotes = quotes;
        for (PriceKind kind : PriceKind.values()) {
            paths.put(kind, new PricePath());
        }
        markets.recentTrades(instrument, 1).forEach(this::traded);
        subscription = markets.subscribe(instrument, this);
    }

    boolean hasQuotes() {
        return quotes;
    }

    @Override
    public void traded(Trade trade) {
        add(PriceKind.LAST, trade.exchangeTime(), trade.price());
        if (quotes && markets.book(instrument, 1).filter(Tape::hasBothSides).isEmpty()) {
            add(PriceKind.MARK, trade.exchangeTime(), trade.price());
        }
    }

    @Override
    public void bookSnapshot(BookSnapshot snapshot) {
        if (quotes) {
            quoted(snapshot);
        }
    }

    @Override
    public void bookChanged(
            long previous, long sequence, long time, List<BookLevel> bids, List<BookLevel> asks) {
        if (quotes) {
            markets.book(instrument, 1).ifPresent(this::quoted);
        }
    }

    private static boolean hasBothSides(BookSnapshot book) {
        return !book.bids().isEmpty() && !book.asks().isEmpty();
    }

    private void quoted(BookSnapshot book) {
        if (!book.bids().isEmpty()) {
            add(PriceKind.BID, book.time(), book.bids().getFirst().price());
        }
        if (!book.asks().isEmpty()) {
            add(PriceKind.ASK, book.time(), book.asks().getFirst().price());
        }
        if (hasBothSides(book)) {
            long bid = book.bids().getFirst().price();
            long ask = book.asks().getFirst().price();
            add(PriceKind.MARK, book.time(), bid + (ask - bid) / 2);
        }
    }

    private void add(PriceKind kind, long time, long price) {
        path(kind).add(time, price);
    }

    private PricePath path(PriceKind kind) {
        PricePath path = paths.get(kind);
        if (path == null) {
            throw new IllegalStateException("no path of " + kind);
        }
        return path;
    }

    /** The newest of each price that is known, taken or not. */
    Map<PriceKind, List<Tick>> newest() {
        Map<PriceKind, List<Tick>> newest = new EnumMap<>(PriceKind.class);
        paths.forEach((kind, path) -> newest.put(kind, path.newest()));
        return newest;
    }

    /** What each price did since the last call. */
    Map<PriceKind, List<Tick>> take() {
        Map<PriceKind, List<Tick>> taken = new EnumMap<>(PriceKind.class);
        paths.forEach((kind, path) -> taken.put(kind, path.take()));
        return taken;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
