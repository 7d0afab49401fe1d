package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Market.BookView;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Answers each subscription with its snapshot at once; can lose and regain the connection. */
final class SampleStreams implements Streams {

    private final SampleMarkets markets;
    private final SampleOrders orders;
    private final SampleParents parents;
    private final SampleNotices notices;

    private record Open(Subscribe request, Listener listener) {}

    private final List<Open> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionState>> watchers = new CopyOnWriteArrayList<>();
    private volatile ConnectionState state = ConnectionState.CONNECTED;

    SampleStreams(
            SampleMarkets markets,
            SampleOrders orders,
            SampleParents parents,
            SampleNotices notices) {
        this.notices = notices;
        this.parents = parents;
        this.markets = markets;
        this.orders = orders;
    }

    @Override
    public Subscription subscribe(Subscribe request, Listener listener) {
        Open open = new Open(request, listener);
        listeners.add(open);
        listener.frame(snapshot(request));
        return () -> listeners.remove(open);
    }

    private StreamFrame snapshot(Subscribe request) {
        return switch (request.channel()) {
            case BOOK -> book(instrument(request));
            case TRADES ->
                    new StreamFrame.Trades(2, true, markets.trades(instrument(request), 1000));
            case CANDLES ->
                    new StreamFrame.Candles(
                            3,
                            true,
                            markets.candles(
                                            instrument(request),
                                            Timeframe.parse(
                                                    Objects.requireNonNull(request.timeframe())),
                                            null,
                                            null,
                                            2)
                                    .candles());
            case TICKERS -> new StreamFrame.Tickers(4, true, markets.tickers());
            case FEEDS -> new StreamFrame.Feeds(5, markets.feeds());
            case ORDERS -> new StreamFrame.Orders(6, true, orders.working(account(request)));
            case PARENT_ORDERS ->
                    new StreamFrame.ParentOrders(8, true, parents.working(account(request)));
            case FILLS -> new StreamFrame.Fills(7, true, orders.fills(account(request), 200));
            case NOTICES -> new StreamFrame.Notices(9, true, notices.page(null, 50).notices());
            case PORTFOLIO -> new StreamFrame.Portfolio(8, orders.portfolio(account(request)));
        };
    }

    private StreamFrame book(InstrumentId instrument) {
        BookView view = markets.book(instrument, 400);
        return new StreamFrame.Book(
                1, true, 0, view.sequence(), view.time(), view.state(), view.bids(), view.asks());
    }

    private static InstrumentId instrument(Subscribe request) {
        return Objects.requireNonNull(request.instrument());
    }

    private static AccountId account(Subscribe request) {
        return Objects.requireNonNull(request.account());
    }

    @Override
    public ConnectionState state() {
        return state;
    }

    @Override
    public Subscription onState(Consumer<ConnectionState> listener) {
        watchers.add(listener);
        listener.accept(state);
        return () -> watchers.remove(listener);
    }

    @Override
    public OptionalLong roundTrip() {
        return OptionalLong.of(1_840_000);
    }

    /** Loses the connection: every subscriber is told. */
    void interrupt(String reason) {
        state = ConnectionState.RECONNECTING;
        watchers.forEach(w -> w.accept(state));
        listeners.forEach(l -> l.listener().interrupted(reason));
    }

    /** Markets came or went: whoever watches them all is told, if connected. */
    void listed() {
        if (state != ConnectionState.CONNECTED) {
            return;
        }
        for (Open open : listeners) {
            if (open.request().instrument() == null && open.request().account() == null) {
                open.listener().frame(snapshot(open.request()));
            }
        }
    }

    /** Tells a notice to who follows them. */
    void tell(NoticeView notice) {
        for (Open open : List.copyOf(listeners)) {
            if (open.request().channel() == Channel.NOTICES) {
                open.listener().frame(new StreamFrame.Notices(9, false, List.of(notice)));
            }
        }
    }

    /** One step of a market's life: whoever watches it is told. */
    void live(SampleLife life, InstrumentId of, int step) {
        StreamFrame book = life.book(step);
        StreamFrame trades = life.trades(step);
        for (Open open : listeners) {
            if (of.equals(open.request().instrument())) {
                switch (open.request().channel()) {
                    case BOOK -> open.listener().frame(book);
                    case TRADES -> open.listener().frame(trades);
                    default -> {}
                }
            }
        }
    }

    /** Is connected again: every subscriber's owner is told. */
    void regain() {
        state = ConnectionState.CONNECTED;
        watchers.forEach(w -> w.accept(state));
    }

    int open() {
        return listeners.size() + watchers.size();
    }
}
