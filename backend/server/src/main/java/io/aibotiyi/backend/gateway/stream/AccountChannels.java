package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ORDERS, FILLS and PORTFOLIO of the subscriber's own accounts. Confined to the hub; the database
 * is asked on virtual threads.
 *
 * <p>A new subscriber of orders or fills is first registered and its events kept, then the database
 * is asked, then it gets that snapshot and whatever of the kept events is newer: nothing is missed
 * between the two. Trading answers only for the user's own accounts, so the question is the check.
 */
final class AccountChannels implements StreamHub.Ticker {

    private static final Logger LOG = LoggerFactory.getLogger(AccountChannels.class);
    private static final int RECENT_FILLS = 200;
    private static final int MOST_KEPT = 10_000;

    /** Prices move portfolios without any event. */
    private static final long REFRESH_NANOS = 1_000_000_000L;

    private final StreamHub hub;
    private final TradingService trading;
    private final Map<AccountId, Events<OrderView>> orders = new HashMap<>();
    private final Map<AccountId, Events<FillView>> fills = new HashMap<>();
    private final Map<AccountId, Portfolio> portfolios = new HashMap<>();
    private final Map<Subscriber, AccountId> places = new HashMap<>();
    private final Conflation<PortfolioView> portfolioFrames =
            WholeConflation.whole("portfolio", "portfolio", AccountChannels::sayTheSame);

    /** One account's events of one kind. */
    private static final class Events<E> {
        final ReliableTopic topic = new ReliableTopic();
        final Map<ReliableSubscriber, List<E>> waiting = new HashMap<>();
        final List<E> fresh = new ArrayList<>();
        final Set<ReliableSubscriber> live = new HashSet<>();

        boolean unused() {
            return waiting.isEmpty() && live.isEmpty();
        }
    }

    private static final class Portfolio {
        final ConflatedTopic<PortfolioView> topic;
        final UserId user;
        boolean changed;
        boolean asking;
        long due;

        Portfolio(ConflatedTopic<PortfolioView> topic, UserId user) {
            this.topic = topic;
            this.user = user;
        }
    }

    AccountChannels(StreamHub hub, TradingService trading) {
        this.hub = hub;
        this.trading = trading;
    }

    // ---- news, from any thread

    void orderChanged(OrderView order) {
        hub.execute(batch -> keep(orders.get(order.account()), order));
    }

    void fillBooked(FillView fill) {
        hub.execute(batch -> keep(fills.get(fill.account()), fill));
    }

    void portfolioChanged(AccountId account) {
        hub.execute(batch -> {
            Portfolio portfolio = portfolios.get(account);
            if (portfolio != null) {
                portfolio.changed = true;
            }
        });
    }

    private static <E> void keep(@org.jspecify.annotations.Nullable Events<E> events, E event) {
        if (events == null) {
            return;
        }
        events.fresh.add(event);
        for (List<E> kept : events.waiting.values()) {
            if (kept.size() <= MOST_KEPT) {
                kept.add(event);
            }
        }
    }

    // ---- subscribing

    void openReliable(
            boolean ofOrders,
            AccountId account,
            AuthenticatedUser user,
            long id,
            StreamConnection to,
            long number) {
        ReliableSubscriber subscriber =
                new ReliableSubscriber(to, number, ofOrders ? "orders" : "fills");
        hub.execute(batch -> {
            if (ofOrders) {
                await(orders, account, subscriber);
            } else {
                await(fills, account, subscriber);
            }
            hub.block(() ->
                    answer(
                            subscriber,
                            id,
                            () -> {
                                if (ofOrders) {
                                    List<OrderView> working = trading.working(user.id(), account);
                                    return b ->
                                            goLive(
                                                    orders,
                                                    account,
                                                    subscriber,
                                                    "orders",
                                                    working,
                                                    newerThan(working),
                                                    b);
                                }
                                List<FillView> recent =
                                        trading.fills(user.id(), account, RECENT_FILLS).reversed();
                                return b ->
                                        goLive(
                                                fills,
                                                account,
                                                subscriber,
                                                "fills",
                                                recent,
                                                notAmong(recent),
                                                b);
                            }));
        });
    }

    private <E> void await(
            Map<AccountId, Events<E>> all, AccountId account, ReliableSubscriber subscriber) {
        places.put(subscriber, account);
        all.computeIfAbsent(account, a -> new Events<>())
                .waiting
                .put(subscriber, new ArrayList<>());
    }

    private interface Question {
        StreamHub.HubTask ask();
    }

    /** Asks the database, then tells the connection, then carries on in the hub. */
    private void answer(Subscriber subscriber, long id, Question question) {
        StreamConnection to = subscriber.connection();
        StreamHub.HubTask then;
        try {
            then = question.ask();
        } catch (ProblemException e) {
            refuse(subscriber, id, e.problem());
            return;
        } catch (RuntimeException e) {
            LOG.error("A snapshot for a stream could not be read", e);
            refuse(subscriber, id, Problem.of(ErrorCode.INTERNAL, null, null));
            return;
        }
        to.loop()
                .execute(() -> {
                    if (to.accepted(id, subscriber)) {
                        hub.execute(then);
                    } else {
                        hub.execute(batch -> leave(subscriber));
                    }
                });
    }

    private void refuse(Subscriber subscriber, long id, Problem problem) {
        hub.execute(batch -> leave(subscriber));
        subscriber.connection().loop().execute(() -> subscriber.connection().refused(id, problem));
    }

    private <E> void goLive(
            Map<AccountId, Events<E>> all,
            AccountId account,
            ReliableSubscriber subscriber,
            String name,
            List<E> snapshot,
            java.util.function.Predicate<E> newer,
            LoopBatch batch) {
        Events<E> events = all.get(account);
        List<E> kept = events == null ? null : events.waiting.remove(subscriber);
        if (events == null || kept == null) {
            return;
        }
        if (kept.size() > MOST_KEPT) {
            leave(subscriber);
            Problem problem =
                    Problem.of(ErrorCode.OVERLOADED, "Too much happened; subscribe again.", null);
            batch.add(
                    subscriber.connection().loop(),
                    () -> subscriber.connection().ended(subscriber, problem));
            return;
        }
        // events not sent to the others yet are among those kept
        flush(events, name, batch);
        ReliableTopic.sendTo(subscriber, Tails.of(true, name, snapshot), batch);
        List<E> since = kept.stream().filter(newer).toList();
        if (!since.isEmpty()) {
            ReliableTopic.sendTo(subscriber, Tails.of(false, name, since), batch);
        }
        events.topic.join(subscriber);
        events.live.add(subscriber);
    }

    private static java.util.function.Predicate<OrderView> newerThan(List<OrderView> snapshot) {
        Map<Object, Long> versions =
                snapshot.stream().collect(Collectors.toMap(OrderView::id, OrderView::version));
        return order -> order.version() > versions.getOrDefault(order.id(), -1L);
    }

    private static java.util.function.Predicate<FillView> notAmong(List<FillView> snapshot) {
        Set<Object> ids = snapshot.stream().map(FillView::id).collect(Collectors.toSet());
        return fill -> !ids.contains(fill.id());
    }

    void openPortfolio(
            AccountId account, AuthenticatedUser user, long id, StreamConnection to, long number) {
        ConflatedSubscriber<PortfolioView> subscriber =
                new ConflatedSubscriber<>(to, number, portfolioFrames);
        hub.block(() ->
                answer(
                        subscriber,
                        id,
                        () -> {
                            PortfolioView now = trading.portfolio(user.id(), account);
                            return batch -> joinPortfolio(account, user, subscriber, now, batch);
                        }));
    }

    private void joinPortfolio(
            AccountId account,
            AuthenticatedUser user,
            ConflatedSubscriber<PortfolioView> subscriber,
            PortfolioView now,
            LoopBatch batch) {
        Portfolio portfolio =
                portfolios.computeIfAbsent(
                        account,
                        a -> new Portfolio(new ConflatedTopic<>(portfolioFrames), user.id()));
        places.put(subscriber, account);
        if (portfolio.topic.published() == null) {
            portfolio.topic.publish(now, batch);
        }
        portfolio.changed = true;
        portfolio.topic.join(subscriber, batch);
    }

    @SuppressWarnings("unchecked")
    void leave(Subscriber subscriber) {
        AccountId account = places.remove(subscriber);
        if (account == null) {
            return;
        }
        if (subscriber instanceof ReliableSubscriber reliable) {
            leave(orders, account, reliable);
            leave(fills, account, reliable);
        } else {
            Portfolio portfolio = portfolios.get(account);
            if (portfolio != null
                    && portfolio.topic.leave((ConflatedSubscriber<PortfolioView>) subscriber)) {
                portfolios.remove(account);
            }
        }
    }

    private static <E> void leave(
            Map<AccountId, Events<E>> all, AccountId account, ReliableSubscriber subscriber) {
        Events<E> events = all.get(account);
        if (events == null) {
            return;
        }
        events.waiting.remove(subscriber);
        if (events.live.remove(subscriber)) {
            events.topic.leave(subscriber);
        }
        if (events.unused()) {
            all.remove(account);
        }
    }

    // ---- telling

    @Override
    public void tick(LoopBatch batch, long nanoTime) {
        orders.values().forEach(e -> flush(e, "orders", batch));
        fills.values().forEach(e -> flush(e, "fills", batch));
        portfolios.forEach((account, portfolio) -> refresh(account, portfolio, nanoTime));
    }

    private static <E> void flush(Events<E> events, String name, LoopBatch batch) {
        if (!events.fresh.isEmpty()) {
            events.topic.publish(Tails.of(false, name, List.copyOf(events.fresh)), batch);
            events.fresh.clear();
        }
    }

    private void refresh(AccountId account, Portfolio portfolio, long nanoTime) {
        if (portfolio.asking || !(portfolio.changed || nanoTime - portfolio.due >= 0)) {
            return;
        }
        portfolio.asking = true;
        portfolio.changed = false;
        portfolio.due = nanoTime + REFRESH_NANOS;
        hub.block(() -> {
            try {
                PortfolioView view = trading.portfolio(portfolio.user, account);
                hub.execute(batch -> {
                    portfolio.asking = false;
                    portfolio.topic.publish(view, batch);
                });
            } catch (RuntimeException e) {
                LOG.warn("A portfolio could not be read; trying again", e);
                hub.execute(batch -> portfolio.asking = false);
            }
        });
    }

    /** All but the time. */
    private static boolean sayTheSame(PortfolioView a, PortfolioView b) {
        return a.equity().compareTo(b.equity()) == 0
                && a.realisedPnl().compareTo(b.realisedPnl()) == 0
                && a.unrealisedPnl().compareTo(b.unrealisedPnl()) == 0
                && a.fees().compareTo(b.fees()) == 0
                && a.complete() == b.complete()
                && a.balances().equals(b.balances())
                && a.positions().equals(b.positions());
    }
}
