package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.Trading.EquityPoint;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.LedgerProof;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Orders, fills, portfolio and equity of the account in use. Filled from the client's streams on
 * the stream thread, read on the FX thread through its {@link Live} values. Holds at most {@value
 * #KEPT} orders and fills and {@value #EQUITY_POINTS} equity points; the oldest go first.
 */
public final class TradingStore {

    static final int KEPT = 500;
    static final int EQUITY_POINTS = 2000;

    /** The most that a backend gives at once. */
    private static final int EQUITY_PAGE = 1000;

    private final Notices notices;
    private final Live<Optional<AccountView>> account;
    private final Live<List<OrderView>> orders;
    private final Live<List<FillView>> fills;
    private final Live<Optional<PortfolioView>> portfolio;
    private final Live<List<EquityPoint>> equity;
    private final Live<Optional<LedgerProof>> proof;
    private final Live<Health> health;
    private final Map<OrderId, OrderView> known = new LinkedHashMap<>();
    private final List<Streams.Subscription> subscriptions = new ArrayList<>();
    private volatile Seat seat = new Seat(null, Optional.empty());
    private volatile Optional<AccountView> inView = Optional.empty();
    private volatile boolean proofAllowed = true;

    /** One stay with one account of one backend; what arrives of another is dropped. */
    private record Seat(
            @Nullable AibotClient client, Optional<AccountView> account, Object identity) {

        Seat(@Nullable AibotClient client, Optional<AccountView> account) {
            this(client, account, new Object());
        }

        boolean isOf(AccountId id) {
            return account.filter(a -> a.id().equals(id)).isPresent();
        }
    }

    TradingStore(FxBridge bridge, Notices notices) {
        this.notices = notices;
        account = new Live<>(bridge, Optional.empty());
        orders = new Live<>(bridge, List.of());
        fills = new Live<>(bridge, List.of());
        portfolio = new Live<>(bridge, Optional.empty());
        equity = new Live<>(bridge, List.of());
        proof = new Live<>(bridge, Optional.empty());
        health = new Live<>(bridge, Health.LOADING);
        account.listen(next -> inView = next);
    }

    /** The account in use: every order goes to this one or nowhere. */
    public Live<Optional<AccountView>> account() {
        return account;
    }

    /**
     * The account that the screens show, which is the one in use from the next pulse on. Whoever
     * makes an order makes it for this one: what a person did not see yet gets none. FX thread.
     */
    public Optional<AccountView> inView() {
        return inView;
    }

    /** Working and past orders, newest first. */
    public Live<List<OrderView>> orders() {
        return orders;
    }

    /** Newest first. */
    public Live<List<FillView>> fills() {
        return fills;
    }

    public Live<Optional<PortfolioView>> portfolio() {
        return portfolio;
    }

    /** Oldest first. */
    public Live<List<EquityPoint>> equity() {
        return equity;
    }

    /** The newest proof; empty while there is none or it may not be asked for. */
    public Live<Optional<LedgerProof>> proof() {
        return proof;
    }

    public Live<Health> health() {
        return health;
    }

    @Nullable AibotClient client() {
        return seat.client();
    }

    /** Starts over with a client and one of its accounts. Blocks; off the FX thread. */
    void attach(AibotClient fresh, Optional<AccountView> first) {
        proofAllowed = true;
        Seat mine = new Seat(fresh, first);
        leave(mine).run();
        load(mine);
    }

    /**
     * Goes over to another account of the same backend: from here on nothing of the one before is
     * shown or taken. Does not block.
     *
     * @return the rest of it, which blocks: to be run off the FX thread
     */
    Runnable use(AccountView next) {
        Seat mine = new Seat(seat.client(), Optional.of(next));
        Runnable left = leave(mine);
        return () -> {
            left.run();
            load(mine);
        };
    }

    /** Unless it was left meanwhile: who took the next seat loads that one. */
    private void load(Seat mine) {
        AibotClient from = mine.client();
        if (from == null || !mine.equals(seat)) {
            return;
        }
        if (mine.account().isEmpty()) {
            health.set(Health.failed("This user has no trading account."));
            return;
        }
        subscribe(mine, from, Channel.ORDERS, this::ordersFrame);
        subscribe(mine, from, Channel.FILLS, this::fillsFrame);
        subscribe(mine, from, Channel.PORTFOLIO, this::portfolioFrame);
        refresh();
    }

    /** Loads what streams do not carry: history and the equity so far. Blocks. */
    void refresh() {
        Seat mine = seat;
        AibotClient now = mine.client();
        if (now == null || mine.account().isEmpty()) {
            return;
        }
        AccountId id = mine.account().get().id();
        attempt("Order history", () -> merge(now.orders().history(id, KEPT), false));
        attempt(
                "Equity",
                () -> {
                    List<EquityPoint> past = now.orders().equity(id, EQUITY_PAGE);
                    inSeat(mine, () -> equity.set(List.copyOf(past)));
                });
        prove();
    }

    /** Asks for a new proof of the ledger; stops asking once it is forbidden. Blocks. */
    void prove() {
        AibotClient now = seat.client();
        if (now == null || !proofAllowed) {
            return;
        }
        try {
            proof.set(Optional.of(now.orders().proveLedger()));
        } catch (ApiException e) {
            proofAllowed = e.problem().status() != 403;
            proof.set(Optional.empty());
        } catch (RuntimeException e) {
            proof.set(Optional.empty());
        }
    }

    void detach() {
        leave(new Seat(null, Optional.empty())).run();
        proof.set(Optional.empty());
    }

    /** Takes a seat with nothing known; the answer ends the subscriptions of the one before. */
    private Runnable leave(Seat next) {
        synchronized (known) {
            List<Streams.Subscription> old = List.copyOf(subscriptions);
            subscriptions.clear();
            seat = next;
            known.clear();
            account.set(next.account());
            orders.set(List.of());
            fills.set(List.of());
            portfolio.set(Optional.empty());
            equity.set(List.of());
            health.set(Health.LOADING);
            return () -> old.forEach(Streams.Subscription::close);
        }
    }

    private void inSeat(Seat mine, Runnable deed) {
        synchronized (known) {
            if (mine.equals(seat)) {
                deed.run();
            }
        }
    }

    /**
     * Takes over newer versions of orders, from whichever answer brought them. Those of another
     * account, from an answer that came after it was left, are dropped.
     */
    void merge(List<OrderView> views) {
        merge(views, true);
    }

    private void merge(List<OrderView> views, boolean news) {
        List<OrderView> changed = new ArrayList<>();
        synchronized (known) {
            for (OrderView view : views) {
                OrderView before = known.get(view.id());
                boolean newer = before == null || before.version() < view.version();
                if (newer && seat.isOf(view.account())) {
                    known.put(view.id(), view);
                    changed.add(view);
                }
            }
            trim();
            orders.set(sorted());
        }
        if (news) {
            changed.forEach(this::announce);
        }
    }

    private void trim() {
        int excess = known.size() - KEPT;
        if (excess > 0) {
            known.values().stream()
                    .filter(o -> !o.status().isWorking())
                    .sorted(Comparator.comparing(OrderView::createdAt))
                    .limit(excess)
                    .map(OrderView::id)
                    .toList()
                    .forEach(known::remove);
        }
    }

    private List<OrderView> sorted() {
        return known.values().stream()
                .sorted(Comparator.comparing(OrderView::createdAt).reversed())
                .toList();
    }

    private void announce(OrderView order) {
        String what = order.side() + " " + order.instrument().symbol();
        switch (order.status()) {
            case REJECTED ->
                    notices.show(Notice.Level.DANGER, what + " rejected", reason(order.reason()));
            case CANCELLED ->
                    notices.log(Notice.Level.INFO, what + " cancelled", reason(order.reason()));
            case PENDING, WAITING, OPEN, PARTIALLY_FILLED, FILLED -> {}
        }
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private void ordersFrame(StreamFrame frame) {
        if (frame instanceof StreamFrame.Orders news) {
            if (news.snapshot()) {
                forgetWorkingOrdersNotIn(news.orders());
            }
            merge(news.orders(), !news.snapshot());
        }
    }

    /** What worked before the connection was lost and no longer does has ended meanwhile. */
    private void forgetWorkingOrdersNotIn(List<OrderView> working) {
        List<OrderId> still = working.stream().map(OrderView::id).toList();
        synchronized (known) {
            known.values().removeIf(o -> o.status().isWorking() && !still.contains(o.id()));
        }
    }

    private void fillsFrame(StreamFrame frame) {
        if (frame instanceof StreamFrame.Fills news) {
            List<FillView> newestFirst =
                    news.fills().stream()
                            .sorted(Comparator.comparing(FillView::time).reversed())
                            .toList();
            if (news.snapshot()) {
                fills.set(newestFirst);
            } else {
                fills.update(before -> joined(newestFirst, before));
                news.fills().forEach(this::announce);
            }
        }
    }

    private static List<FillView> joined(List<FillView> fresh, List<FillView> before) {
        List<FillView> all = new ArrayList<>(fresh);
        for (FillView old : before) {
            if (fresh.stream().noneMatch(f -> f.id().equals(old.id())) && all.size() < KEPT) {
                all.add(old);
            }
        }
        return List.copyOf(all);
    }

    private void announce(FillView fill) {
        notices.show(
                Notice.Level.GOOD,
                fill.side() + " " + fill.instrument().symbol() + " filled",
                fill.quantity().stripTrailingZeros().toPlainString()
                        + " at "
                        + fill.price().stripTrailingZeros().toPlainString());
    }

    private void portfolioFrame(StreamFrame frame) {
        if (frame instanceof StreamFrame.Portfolio news) {
            PortfolioView view = news.portfolio();
            portfolio.set(Optional.of(view));
            health.set(Health.LIVE);
            equity.update(before -> extended(before, view));
        }
    }

    /** One point a second at most: the newest replaces an earlier one of the same second. */
    private static List<EquityPoint> extended(List<EquityPoint> before, PortfolioView view) {
        EquityPoint point = new EquityPoint(view.time(), view.equity());
        List<EquityPoint> points = new ArrayList<>(before);
        if (!points.isEmpty()) {
            EquityPoint last = points.getLast();
            if (view.time().isBefore(last.time())) {
                return before;
            }
            if (last.time().getEpochSecond() == view.time().getEpochSecond()) {
                points.removeLast();
            }
        }
        points.add(point);
        return List.copyOf(
                points.subList(Math.max(0, points.size() - EQUITY_POINTS), points.size()));
    }

    private void subscribe(
            Seat mine, AibotClient to, Channel channel, Consumer<StreamFrame> frames) {
        AccountId id = mine.account().orElseThrow().id();
        Subscribe request = new Subscribe(0, channel, null, null, null, id);
        Streams.Subscription open =
                to.streams()
                        .subscribe(
                                request,
                                new Streams.Listener() {
                                    @Override
                                    public void frame(StreamFrame frame) {
                                        inSeat(mine, () -> frames.accept(frame));
                                    }

                                    @Override
                                    public void interrupted(String reason) {
                                        inSeat(mine, () -> health.set(Health.stale(reason)));
                                    }

                                    @Override
                                    public void failed(ApiException problem) {
                                        Health failed = Health.failed(Failures.describe(problem));
                                        inSeat(mine, () -> health.set(failed));
                                    }
                                });
        synchronized (known) {
            if (mine.equals(seat)) {
                subscriptions.add(open);
                return;
            }
        }
        open.close();
    }

    private void attempt(String what, Runnable query) {
        try {
            query.run();
        } catch (RuntimeException e) {
            notices.log(
                    Notice.Level.ATTENTION, what + " could not be loaded", Failures.describe(e));
        }
    }
}
