package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.capture.CaptureMessage;
import io.aibotiyi.backend.marketdata.capture.CaptureMessage.Kind;
import io.aibotiyi.backend.marketdata.feed.InstrumentFeed;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.venues.book.ChecksumBook;
import io.aibotiyi.venues.book.DepthListener;
import io.aibotiyi.venues.book.DepthRules;
import io.aibotiyi.venues.book.DepthSynchronizer;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.book.SyncState;
import java.util.List;
import java.util.Objects;

/**
 * One market of a replay: rebuilds its book, tells the feed and the paper orders. While it runs
 * through quickly to reach another time, nobody is told. Venue thread only.
 */
final class ReplayMarket implements DepthListener {

    private final RecordedMarket recorded;
    private final InstrumentFeed feed;
    private final ReplayOrders orders;
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private L2Book book = new L2Book();
    private DepthSynchronizer numbered;
    private ChecksumBook proved;
    private boolean checksums;
    private boolean quiet;
    private long lastTrade;
    private long time;
    private long localTime;
    private long bookTime;

    ReplayMarket(RecordedMarket recorded, InstrumentFeed feed, ReplayOrders orders) {
        this.recorded = recorded;
        this.feed = feed;
        this.orders = orders;
        numbered = numbered();
        proved = new ChecksumBook(book, this);
    }

    private DepthSynchronizer numbered() {
        boolean spot = recorded.source().venue().equals(CaptureMessage.BINANCE);
        return new DepthSynchronizer(
                spot ? DepthRules.BINANCE_SPOT : DepthRules.BINANCE_FUTURES, book, this);
    }

    InstrumentFeed feed() {
        return feed;
    }

    ReplayOrders orders() {
        return orders;
    }

    /** Forgets book and trades, to read the recording from its beginning. */
    void rewind() {
        book = new L2Book();
        numbered = numbered();
        proved = new ChecksumBook(book, this);
        lastTrade = 0;
    }

    /** From here on nobody is told, until {@link #show}. */
    void hide() {
        quiet = true;
    }

    /** Tells the book as it is now; the state is LIVE or RESYNCING afterwards. */
    void show() {
        quiet = false;
        if (isLive()) {
            publish(sequence());
        } else {
            feed.enter(FeedState.RESYNCING, reason());
        }
    }

    private boolean isLive() {
        return checksums ? proved.isLive() : numbered.isLive();
    }

    private long sequence() {
        return state() instanceof SyncState.Live(var sequence) ? sequence : 0;
    }

    private String reason() {
        return state() instanceof SyncState.Awaiting(var reason) ? reason : "";
    }

    private SyncState state() {
        return checksums ? proved.state() : numbered.state();
    }

    /** State that goes with the book, for when a pause ends. */
    void resume() {
        feed.enter(isLive() ? FeedState.LIVE : FeedState.RESYNCING, reason());
    }

    /**
     * Takes a message.
     *
     * @param now the replay's time, which a message without its own is given
     */
    void take(CaptureMessage message, long now) {
        time = message.exchangeTime() != 0 ? message.exchangeTime() : now;
        localTime = message.localTime();
        switch (message.kind()) {
            case DEPTH_UPDATE -> {
                convert(message);
                numbered.update(
                        message.firstUpdateId(),
                        message.lastUpdateId(),
                        message.previousUpdateId(),
                        bids,
                        asks);
            }
            case DEPTH_SNAPSHOT -> {
                convert(message);
                numbered.snapshot(message.lastUpdateId(), bids, asks);
            }
            case CHECKSUM_SNAPSHOT -> {
                checksums = true;
                proved.snapshot(message.bids(), message.asks(), message.depth());
            }
            case CHECKSUM_UPDATE -> {
                checksums = true;
                proved.update(message.bids(), message.asks(), message.checksum());
            }
            case TRADE -> trade(message);
            case AGGREGATE_TRADE -> {
                if (!recorded.hasSingleTrades()) {
                    trade(message);
                }
            }
            case BOOK_TICKER, OTHER -> {}
        }
    }

    private void convert(CaptureMessage message) {
        convert(message.bids(), bids);
        convert(message.asks(), asks);
    }

    private void convert(LevelBuffer from, LevelBuffer to) {
        long priceDivisor = recorded.priceDivisor();
        long quantityDivisor = recorded.quantityDivisor();
        to.clear();
        for (int i = 0; i < from.size(); i++) {
            to.add(from.price(i) / priceDivisor, from.quantity(i) / quantityDivisor);
        }
    }

    private void trade(CaptureMessage message) {
        if (message.tradeId() <= lastTrade) {
            return; // told already
        }
        lastTrade = message.tradeId();
        Trade trade =
                new Trade(
                        message.tradeId(),
                        time,
                        localTime,
                        message.price() / recorded.priceDivisor(),
                        message.quantity() / recorded.quantityDivisor(),
                        Objects.requireNonNull(message.aggressor()));
        if (quiet) {
            feed.recall(trade);
        } else {
            feed.traded(trade);
            orders.execution().traded(trade);
        }
    }

    @Override
    public void joined(long sequence) {
        bookTime = time;
        if (!quiet) {
            publish(sequence);
        }
    }

    private void publish(long sequence) {
        BookSnapshot snapshot = book.snapshot(sequence, bookTime, Integer.MAX_VALUE);
        feed.bookSnapshot(snapshot, localTime);
        orders.execution().bookSnapshot(snapshot);
    }

    @Override
    public void changed(
            long previous, long sequence, LevelBuffer bidChanges, LevelBuffer askChanges) {
        bookTime = time;
        if (!quiet) {
            List<BookLevel> bidLevels = bidChanges.toList();
            List<BookLevel> askLevels = askChanges.toList();
            feed.bookChanged(sequence, time, localTime, bidLevels, askLevels);
            orders.execution().bookChanged(time, bidLevels, askLevels);
        }
    }

    @Override
    public void lost(String reason) {
        if (!quiet) {
            feed.bookLost(reason);
            orders.execution().bookInvalid();
        }
    }

    /** True if the message is of a kind that may be offered to any market. */
    static boolean isUnnamed(CaptureMessage message) {
        return message.kind() == Kind.DEPTH_SNAPSHOT
                && message.instrument().equals(CaptureMessage.UNNAMED);
    }
}
