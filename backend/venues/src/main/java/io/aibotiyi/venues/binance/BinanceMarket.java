package io.aibotiyi.venues.binance;

import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.DepthListener;
import io.aibotiyi.venues.book.DepthRules;
import io.aibotiyi.venues.book.DepthSynchronizer;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.Backoff;
import io.aibotiyi.venues.net.Link;
import io.aibotiyi.venues.net.RisingTrades;
import java.util.HashSet;
import java.util.Set;

/**
 * One market's book, trades and best prices. Its state outlives connections: update and trade ids
 * are the venue's, so what two connections bring is merged, and what is missing shows.
 */
final class BinanceMarket implements DepthListener {

    /** Fetches snapshots off the loop's thread. */
    interface Snapshots {
        void request(BinanceMarket market, long waitNanos);
    }

    private final InstrumentRules rules;
    private final Set<MarketChannel> channels;
    private final MarketListener listener;
    private final Snapshots snapshots;
    private final Backoff backoff;
    private final RisingTrades trades;
    private final L2Book book = new L2Book();
    private final DepthSynchronizer depth =
            new DepthSynchronizer(DepthRules.BINANCE_SPOT, book, this);
    private final Set<Link> bridged = new HashSet<>();

    private boolean requested;
    private long lastTicker = -1;
    private long time;

    BinanceMarket(
            InstrumentRules rules,
            Set<MarketChannel> channels,
            MarketListener listener,
            Snapshots snapshots,
            Backoff backoff,
            RisingTrades trades) {
        this.rules = rules;
        this.channels = channels;
        this.listener = listener;
        this.snapshots = snapshots;
        this.backoff = backoff;
        this.trades = trades;
    }

    InstrumentRules rules() {
        return rules;
    }

    boolean live() {
        return !channels.contains(MarketChannel.BOOK) || depth.isLive();
    }

    /** True if this connection brought an update that continues what was known, or none at all. */
    boolean bridged(Link link) {
        return bridged.contains(link);
    }

    long losses() {
        return depth.losses();
    }

    void depth(
            Link link, long first, long last, LevelBuffer bids, LevelBuffer asks, long eventTime) {
        time = eventTime;
        boolean continues = depth.isLive() && first <= depth.sequence() + 1;
        react(depth.update(first, last, 0, bids, asks));
        if (continues) {
            bridged.add(link);
        }
    }

    void snapshot(long last, LevelBuffer bids, LevelBuffer asks) {
        requested = false;
        react(depth.snapshot(last, bids, asks));
    }

    void snapshotFailed() {
        requested = false;
        request(backoff.nextNanos());
    }

    private void react(DepthSynchronizer.Outcome outcome) {
        switch (outcome) {
            case JOINED -> backoff.reset();
            case TOO_OLD, LOST -> request(backoff.nextNanos());
            case BUFFERED -> {
                if (!depth.hasPendingSnapshot()) {
                    request(0);
                }
            }
            case APPLIED, IGNORED -> {
                // the book is exact
            }
        }
    }

    private void request(long wait) {
        if (!requested) {
            requested = true;
            snapshots.request(this, wait);
        }
    }

    void trade(PublicTrade trade) {
        trades.tell(trade);
    }

    void ticker(BestPrices prices) {
        if (prices.sequence() > lastTicker) {
            lastTicker = prices.sequence();
            listener.ticker(prices);
        }
    }

    void ended(Link link, boolean none, String reason) {
        bridged.remove(link);
        if (none) {
            depth.invalidate(reason);
        }
    }

    @Override
    public void joined(long sequence) {
        listener.bookJoined(rules.id(), book, sequence, time);
    }

    @Override
    public void changed(long previous, long sequence, LevelBuffer bids, LevelBuffer asks) {
        listener.bookChanged(rules.id(), book, sequence, bids, asks, time);
    }

    @Override
    public void lost(String reason) {
        listener.bookLost(rules.id(), reason);
    }
}
