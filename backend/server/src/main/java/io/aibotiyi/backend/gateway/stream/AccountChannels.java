package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.routing.ParentOrders;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamPosition;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ORDERS, FILLS, PARENT_ORDERS and PORTFOLIO of the subscriber's own accounts. Confined to the hub;
 * the database is asked on virtual threads.
 *
 * <p>A new subscriber of anything but the portfolio is first registered and its events kept, then
 * the database is asked, then it gets that snapshot and whatever of the kept events is newer:
 * nothing is missed between the two. Trading answers only for the user's own accounts, so the
 * question is the check.
 */
final class AccountChannels implements StreamHub.Ticker {

    private static final Logger LOG = LoggerFactory.getLogger(AccountChannels.class);
    private static final int RECENT_FILLS = 200;

    /** Looked through for the last fill that a subscriber who comes back has. */
    private static final int MOST_FILLS = 1000;

    /** A venue may report a fill so much later than a younger one of another venue. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    /** Prices move portfolios without any event. */
    private static final long REFRESH_NANOS = 1_000_000_000L;

    private final StreamHub hub;
    private final Answers answers;
    private final TradingService trading;
    private final ParentOrders parentOrders;
    private final AccountTopics<AccountId, OrderView> orders;
    private final AccountTopics<AccountId, FillView> fills;
    private final AccountTopics<AccountId, ParentView> parents;
    private final Map<AccountId, Portfolio> portfolios = new HashMap<>();
    private final Map<Subscriber, AccountId> places = new HashMap<>();
    private final Conflation<PortfolioView> portfolioFrames =
            WholeConflation.whole("portfolio", "portfolio", AccountChannels::sayTheSame);

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

    /** One state of one order. */
    private record OrderVersion(OrderId id, long version) {}

    /** One state of one parent order. */
    private record ParentVersion(ParentOrderId id, long version) {}

    AccountChannels(
            StreamHub hub,
            TradingService trading,
            ParentOrders parentOrders,
            StreamProperties.History bounds,
            StreamCounters counters) {
        this.hub = hub;
        this.answers = new Answers(hub, this::leave);
        this.trading = trading;
        this.parentOrders = parentOrders;
        this.orders =
                new AccountTopics<>(
                        "orders", o -> new OrderVersion(o.id(), o.version()), bounds, counters);
        this.fills = new AccountTopics<>("fills", FillView::id, bounds, counters);
        this.parents =
                new AccountTopics<>(
                        "parentOrders",
                        p -> new ParentVersion(p.id(), p.version()),
                        bounds,
                        counters);
    }

    // ---- news, from any thread

    void orderChanged(OrderView order) {
        hub.execute(batch -> orders.happened(order.account(), order));
    }

    void fillBooked(FillView fill) {
        hub.execute(batch -> fills.happened(fill.account(), fill));
    }

    void parentChanged(ParentView parent) {
        hub.execute(batch -> parents.happened(parent.account(), parent));
    }

    void portfolioChanged(AccountId account) {
        hub.execute(batch -> {
            Portfolio portfolio = portfolios.get(account);
            if (portfolio != null) {
                portfolio.changed = true;
            }
        });
    }

    // ---- subscribing

    void openReliable(
            AccountId account,
            AuthenticatedUser user,
            Subscribe command,
            StreamConnection to,
            long number) {
        StreamPosition resume = command.resume();
        ReliableSubscriber subscriber = new ReliableSubscriber(to, number, resume);
        if (command.channel() == Channel.ORDERS) {
            open(
                    orders,
                    account,
                    subscriber,
                    command.id(),
                    () -> working(trading.working(user.id(), account)));
        } else if (command.channel() == Channel.PARENT_ORDERS) {
            open(
                    parents,
                    account,
                    subscriber,
                    command.id(),
                    () -> workingParents(parentOrders.working(user.id(), account)));
        } else {
            open(
                    fills,
                    account,
                    subscriber,
                    command.id(),
                    () ->
                            recent(
                                    trading.fills(user.id(), account, MOST_FILLS).reversed(),
                                    resume == null ? null : resume.fill()));
        }
    }

    private <E> void open(
            AccountTopics<AccountId, E> topics,
            AccountId account,
            ReliableSubscriber subscriber,
            long id,
            Supplier<Known<E>> query) {
        hub.execute(batch -> {
            places.put(subscriber, account);
            topics.await(account, subscriber);
            hub.block(() ->
                    answers.answer(
                            subscriber,
                            id,
                            () -> {
                                Known<E> known = query.get();
                                return b -> goLive(topics, account, subscriber, known, b);
                            }));
        });
    }

    private <E> void goLive(
            AccountTopics<AccountId, E> topics,
            AccountId account,
            ReliableSubscriber subscriber,
            Known<E> known,
            LoopBatch batch) {
        AccountEvents<E> events = topics.of(account);
        if (events == null
                || events.goLive(subscriber, known.snapshot(), known.missed(), known.newer(), batch)
                        != AccountEvents.Outcome.OVERRUN) {
            return;
        }
        leave(subscriber);
        Problem problem =
                Problem.of(ErrorCode.OVERLOADED, "Too much happened; subscribe again.", null);
        batch.add(
                subscriber.connection().loop(),
                () -> subscriber.connection().ended(subscriber, problem));
    }

    /**
     * What the database says.
     *
     * @param missed what of the snapshot the subscriber lacks; null if that cannot be told
     * @param newer whether an event is not in the snapshot yet
     */
    private record Known<E>(List<E> snapshot, @Nullable List<E> missed, Predicate<E> newer) {}

    private static Known<OrderView> working(List<OrderView> orders) {
        Map<Object, Long> versions =
                orders.stream().collect(Collectors.toMap(OrderView::id, OrderView::version));
        return new Known<>(
                orders, null, order -> order.version() > versions.getOrDefault(order.id(), -1L));
    }

    private static Known<ParentView> workingParents(List<ParentView> parents) {
        Map<Object, Long> versions =
                parents.stream().collect(Collectors.toMap(ParentView::id, ParentView::version));
        return new Known<>(
                parents,
                null,
                parent -> parent.version() > versions.getOrDefault(parent.id(), -1L));
    }

    /**
     * @param fills oldest first
     * @param last the last one that the subscriber has
     */
    private static Known<FillView> recent(List<FillView> fills, @Nullable FillId last) {
        Set<FillId> ids = fills.stream().map(FillView::id).collect(Collectors.toSet());
        List<FillView> missed =
                fills.stream()
                        .filter(f -> f.id().equals(last))
                        .findAny()
                        .map(known -> since(known, fills))
                        .orElse(null);
        return new Known<>(
                fills.subList(Math.max(0, fills.size() - RECENT_FILLS), fills.size()),
                missed,
                fill -> !ids.contains(fill.id()));
    }

    private static List<FillView> since(FillView known, List<FillView> fills) {
        Instant from = known.time().minus(OVERLAP);
        return fills.stream()
                .filter(f -> !f.time().isBefore(from) && !f.id().equals(known.id()))
                .toList();
    }

    void openPortfolio(
            AccountId account, AuthenticatedUser user, long id, StreamConnection to, long number) {
        ConflatedSubscriber<PortfolioView> subscriber =
                new ConflatedSubscriber<>(to, number, portfolioFrames);
        hub.block(() ->
                answers.answer(
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
            orders.leave(account, reliable);
            fills.leave(account, reliable);
            parents.leave(account, reliable);
        } else {
            Portfolio portfolio = portfolios.get(account);
            if (portfolio != null
                    && portfolio.topic.leave((ConflatedSubscriber<PortfolioView>) subscriber)) {
                portfolios.remove(account);
            }
        }
    }

    // ---- telling

    @Override
    public void tick(LoopBatch batch, long nanoTime) {
        orders.tick(batch, nanoTime);
        fills.tick(batch, nanoTime);
        parents.tick(batch, nanoTime);
        portfolios.forEach((account, portfolio) -> refresh(account, portfolio, nanoTime));
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
