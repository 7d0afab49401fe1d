package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.gateway.view.MarketViews;
import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Market.TickerView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** TICKERS and FEEDS: all instruments, a few times a second. Confined to the hub. */
final class OverviewChannels implements StreamHub.Ticker {

    private static final long INTERVAL_NANOS = 500_000_000L;

    private final StreamHub hub;
    private final MarketData markets;
    private final Conflation<List<TickerView>> tickerFrames =
            WholeConflation.entries("tickers", TickerView::instrument);
    private final Conflation<List<FeedView>> feedFrames =
            WholeConflation.whole("feeds", "feeds", List::equals);
    private final ConflatedTopic<List<TickerView>> tickers = new ConflatedTopic<>(tickerFrames);
    private final ConflatedTopic<List<FeedView>> feeds = new ConflatedTopic<>(feedFrames);
    private final Set<Subscriber> tickerSubscribers = new HashSet<>();
    private final Set<Subscriber> feedSubscribers = new HashSet<>();
    private volatile boolean feedChanged;
    private long next;

    OverviewChannels(StreamHub hub, MarketData markets) {
        this.hub = hub;
        this.markets = markets;
    }

    /** A feed changed its state: told with the next tick instead of the next interval. */
    void feedChanged() {
        feedChanged = true;
    }

    void openTickers(long id, StreamConnection to, long number) {
        ConflatedSubscriber<List<TickerView>> subscriber =
                new ConflatedSubscriber<>(to, number, tickerFrames);
        if (to.accepted(id, subscriber)) {
            hub.execute(batch -> {
                publishTickers(batch);
                tickerSubscribers.add(subscriber);
                tickers.join(subscriber, batch);
            });
        }
    }

    void openFeeds(long id, StreamConnection to, long number) {
        ConflatedSubscriber<List<FeedView>> subscriber =
                new ConflatedSubscriber<>(to, number, feedFrames);
        if (to.accepted(id, subscriber)) {
            hub.execute(batch -> {
                publishFeeds(batch);
                feedSubscribers.add(subscriber);
                feeds.join(subscriber, batch);
            });
        }
    }

    @SuppressWarnings("unchecked")
    void leave(Subscriber subscriber) {
        if (tickerSubscribers.remove(subscriber)) {
            tickers.leave((ConflatedSubscriber<List<TickerView>>) subscriber);
        }
        if (feedSubscribers.remove(subscriber)) {
            feeds.leave((ConflatedSubscriber<List<FeedView>>) subscriber);
        }
    }

    @Override
    public void tick(LoopBatch batch, long nanoTime) {
        boolean due = nanoTime - next >= 0;
        if (due) {
            next = nanoTime + INTERVAL_NANOS;
        }
        if (due && !tickerSubscribers.isEmpty()) {
            publishTickers(batch);
        }
        if ((due || feedChanged) && !feedSubscribers.isEmpty()) {
            feedChanged = false;
            publishFeeds(batch);
        }
    }

    private void publishTickers(LoopBatch batch) {
        // only instruments with a feed: those of the history store would cost a look at the disk
        List<TickerView> views = new ArrayList<>();
        for (FeedStatus feed : markets.feeds()) {
            markets.instrument(feed.instrument())
                    .flatMap(i ->
                            markets.dayStatistics(i.id()).map(day -> MarketViews.ticker(i, day)))
                    .ifPresent(views::add);
        }
        tickers.publish(views, batch);
    }

    private void publishFeeds(LoopBatch batch) {
        feeds.publish(markets.feeds().stream().map(MarketViews::feed).toList(), batch);
    }
}
