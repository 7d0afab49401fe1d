package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.backend.trading.LiveAccounts;
import io.aibotiyi.backend.trading.LiveAccounts.Working;
import io.aibotiyi.backend.trading.LiveFill;
import io.aibotiyi.backend.trading.LiveVenue;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A live account's orders on their way to the exchange and back.
 *
 * <p>An order is marked as being sent before it is sent, so that after a crash an unmarked one was
 * certainly not sent and a marked one is asked for by its id; it is never sent twice. Cancels are
 * repeated until the exchange has confirmed the order's end.
 */
final class LiveOrders implements LiveVenue, TradingListener, AutoCloseable {

    /** Rejected orders that are remembered; the oldest is forgotten. */
    private static final int MOST_REJECTED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveOrders.class);

    private record Session(Trading trading, Map<InstrumentId, InstrumentRules> rules) {}

    private final AccountId account;
    private final VenueId id;
    private final VenueCapabilities capabilities;
    private final LiveAccounts accounts;
    private final ConnectionStatus status;
    private final Clock clock;
    private final Runnable wake;
    private final OrderLanes lanes = new OrderLanes();
    private final AtomicLong moves = new AtomicLong();
    private final Set<OrderId> cancelling = ConcurrentHashMap.newKeySet();
    private final Set<OrderId> known = ConcurrentHashMap.newKeySet();
    private final CancelUntilDone cancels;
    private Function<String, BigDecimal> boundElsewhere = _ -> BigDecimal.ZERO;

    /** Told rejected; guarded by the session's calls, which come one at a time. */
    private final Set<OrderId> rejected = new LinkedHashSet<>();

    private volatile @Nullable Session session;
    private volatile boolean takeUpDue;
    private volatile boolean closed;

    /**
     * @param wake called when there is something to do for the session's thread
     */
    LiveOrders(
            AccountId account,
            VenueId id,
            VenueCapabilities capabilities,
            LiveAccounts accounts,
            ConnectionStatus status,
            Clock clock,
            Runnable wake) {
        this.account = account;
        this.id = id;
        this.capabilities = capabilities;
        this.accounts = accounts;
        this.status = status;
        this.clock = clock;
        this.wake = wake;
        this.cancels = new CancelUntilDone(() -> closed);
    }

    void boundElsewhere(Function<String, BigDecimal> bound) {
        boundElsewhere = bound;
    }

    /** A session with the exchange is open, for these markets. */
    void begin(List<InstrumentRules> markets, Trading trading) {
        known.clear();
        session =
                new Session(
                        trading,
                        markets.stream().collect(Collectors.toMap(InstrumentRules::id, r -> r)));
        takeUpDue = true;
    }

    /** It is not any more. */
    void end() {
        session = null;
        status.forget();
        status.disconnected("The session ended");
    }

    /** Changes with every request, report and fill; negative while a request is under way. */
    long activity() {
        return lanes.busy() > 0 ? -1 : moves.get();
    }

    /**
     * Takes up orders of before that the session does not know, once each time the stream is back.
     *
     * @return true once all of that is done
     */
    boolean takeUp() {
        Session open = session;
        if (open != null && takeUpDue) {
            takeUpDue = false;
            for (Working working : accounts.working(account)) {
                OrderId order = working.order().id();
                if (known.add(order)) {
                    lanes.run(order, () -> takeUp(open, working));
                } else if (working.cancelRequested()) {
                    cancel(working.order().instrument(), order);
                }
            }
        }
        return lanes.busy() == 0;
    }

    private void takeUp(Session open, Working working) {
        VenueOrder order = working.order();
        if (!working.sent()) {
            if (working.cancelRequested()) {
                cancelled(order, "Cancelled before it was sent");
            } else if (working.resting()) {
                send(open, order);
            } else {
                rejected(order, "The backend stopped before it was sent; place it again");
            }
            return;
        }
        try {
            OrderState state = open.trading().adopt(words(open, order));
            if (working.amending() != null && state.status().isWorking()) {
                change(open, working.amending());
            }
            if (working.cancelRequested()) {
                cancel(order.instrument(), order.id());
            }
        } catch (VenueException | IllegalArgumentException e) {
            LOG.warn("Order {} at {} could not be taken up: {}", order.id(), id, e.getMessage());
            known.remove(order.id());
            status.resolved(order.id(), false);
        }
    }

    // to the exchange

    @Override
    public VenueId id() {
        return id;
    }

    @Override
    public VenueCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public Optional<String> unavailable() {
        ConnectionStatus.Now now = status.now();
        return now.state() == ConnectionState.LIVE
                ? Optional.empty()
                : Optional.of(
                        "The connection to " + id + " is " + now.state() + ": " + now.reason());
    }

    @Override
    public Optional<String> refusal(VenueOrder order) {
        Session open = session;
        InstrumentRules rules = open == null ? null : open.rules().get(order.instrument());
        if (rules == null) {
            return Optional.of(id + " does not list " + order.instrument().symbol() + " here");
        }
        NewOrder asked;
        try {
            asked = OrderWords.order(order, rules.instrument());
        } catch (IllegalArgumentException e) {
            return Optional.of(id + ": " + e.getMessage());
        }
        return rules.refusal(asked)
                .or(() -> boundElsewhere(order, rules.instrument()))
                .map(reason -> id + " would refuse it: " + reason);
    }

    /** What is free by the ledger may be bound by orders that are not ours. */
    private Optional<String> boundElsewhere(VenueOrder order, Instrument listed) {
        String asset = order.side() == Side.BUY ? listed.quoteAsset() : listed.baseAsset();
        BigDecimal bound = boundElsewhere.apply(asset);
        return bound.signum() > 0 && accounts.free(account, asset).compareTo(bound) < 0
                ? Optional.of(
                        bound.stripTrailingZeros().toPlainString()
                                + " "
                                + asset
                                + " are bound there by orders placed elsewhere")
                : Optional.empty();
    }

    @Override
    public boolean submit(VenueOrder order) {
        known.add(order.id());
        boolean taken =
                !closed
                        && lanes.offer(
                                order.id(),
                                () -> {
                                    Session open = session;
                                    if (open == null) {
                                        later(order);
                                    } else {
                                        send(open, order);
                                    }
                                });
        if (!taken) {
            known.remove(order.id());
        }
        return taken;
    }

    /** Not sent: it is taken up with the next session. */
    private void later(VenueOrder order) {
        known.remove(order.id());
        takeUpDue = true;
    }

    private void send(Session open, VenueOrder order) {
        moves.incrementAndGet();
        NewOrder asked;
        try {
            asked = words(open, order);
        } catch (IllegalArgumentException e) {
            rejected(order, String.valueOf(e.getMessage()));
            return;
        }
        try {
            accounts.sending(order.id());
        } catch (RuntimeException e) {
            later(order);
            throw e;
        }
        try {
            OrderState _ = open.trading().place(asked);
        } catch (VenueException e) {
            if (!closed && e.error().definite()) {
                rejected(order, String.valueOf(e.getMessage()));
            }
        } finally {
            moves.incrementAndGet();
        }
    }

    private static NewOrder words(Session open, VenueOrder order) {
        InstrumentRules rules = open.rules().get(order.instrument());
        if (rules == null) {
            throw new IllegalArgumentException(order.instrument() + " is not listed any more");
        }
        return OrderWords.order(order, rules.instrument());
    }

    @Override
    public boolean cancel(InstrumentId instrument, OrderId order) {
        if (!closed && cancelling.add(order)) {
            moves.incrementAndGet();
            lanes.run(
                    order,
                    () -> {
                        try {
                            cancelNow(order);
                        } finally {
                            cancelling.remove(order);
                            moves.incrementAndGet();
                        }
                    });
        }
        return true;
    }

    /** A session opened anew is another one. */
    @SuppressWarnings("ReferenceEquality")
    private void cancelNow(OrderId order) {
        Session open = session;
        if (open == null || !known.contains(order)) {
            // it is asked to once it is taken up
            takeUpDue = true;
            wake.run();
            return;
        }
        cancels.run(open.trading(), order, () -> session == open);
    }

    @Override
    public boolean amend(VenueAmendment amendment) {
        return !closed
                && lanes.offer(
                        amendment.order(),
                        () -> {
                            Session open = session;
                            if (open == null) {
                                amendRefused(
                                        amendment, "The connection was lost before it was sent");
                            } else {
                                change(open, amendment);
                            }
                        });
    }

    private void change(Session open, VenueAmendment amendment) {
        moves.incrementAndGet();
        InstrumentRules rules = open.rules().get(amendment.instrument());
        Optional<OrderState> before = open.trading().order(amendment.order());
        if (rules == null || before.isEmpty()) {
            amendRefused(amendment, "The exchange does not have it");
            return;
        }
        Amending asked =
                new Amending(
                        amendment.order(),
                        OrderWords.price(amendment.price(), rules.instrument()),
                        accounts.amendedQuantity(amendment.order()).orElse(null));
        Optional<String> refused = asked.run(open.trading());
        if (refused.isPresent()) {
            amendRefused(amendment, refused.get());
        } else {
            accounts.report(
                    id,
                    new ExecutionReport.Amended(
                            amendment.order(), amendment.instrument(), EpochNanos.now(clock)));
        }
        moves.incrementAndGet();
    }

    // back from the exchange

    @Override
    public void order(OrderState state) {
        moves.incrementAndGet();
        NewOrder order = state.order();
        status.resolved(order.id(), state.resolved());
        long now = EpochNanos.now(clock);
        ExecutionReport report =
                switch (state.status()) {
                    case OPEN -> new ExecutionReport.Accepted(order.id(), order.instrument(), now);
                    case CANCELLED ->
                            new ExecutionReport.Cancelled(
                                    order.id(), order.instrument(), now, reason(state));
                    case REJECTED ->
                            new ExecutionReport.Rejected(
                                    order.id(), order.instrument(), now, reason(state));
                    case PENDING, WAITING, PARTIALLY_FILLED, FILLED -> null;
                };
        if (report != null && !closed) {
            accounts.report(id, report);
        }
        overruled(state);
        wake.run();
    }

    /** That an order never arrived was our conclusion; should it have, it must not stay. */
    private void overruled(OrderState state) {
        NewOrder order = state.order();
        if (state.status() == OrderStatus.REJECTED) {
            rejected.add(order.id());
            if (rejected.size() > MOST_REJECTED) {
                rejected.remove(rejected.iterator().next());
            }
        } else if (state.status().isWorking() && rejected.remove(order.id())) {
            cancel(order.instrument(), order.id());
        }
    }

    private static String reason(OrderState state) {
        return state.reason().isEmpty() ? "By the exchange" : state.reason();
    }

    @Override
    public void fill(Fill fill) {
        moves.incrementAndGet();
        accounts.filled(
                id,
                new LiveFill(
                        account,
                        OrderId.parse(fill.clientOrderId()),
                        fill.venueFillId(),
                        fill.price(),
                        fill.quantity(),
                        fill.fee(),
                        fill.feeAsset(),
                        fill.maker(),
                        fill.time()));
    }

    @Override
    public void balances(List<Balance> changed) {
        wake.run();
    }

    @Override
    public void state(FeedState state, String reason) {
        if (state == FeedState.LIVE) {
            takeUpDue = true;
            status.connected();
        } else {
            status.disconnected(reason.isEmpty() ? "The private stream is " + state : reason);
        }
        wake.run();
    }

    private void rejected(VenueOrder order, String reason) {
        accounts.report(
                id,
                new ExecutionReport.Rejected(
                        order.id(), order.instrument(), EpochNanos.now(clock), reason));
    }

    private void cancelled(VenueOrder order, String reason) {
        accounts.report(
                id,
                new ExecutionReport.Cancelled(
                        order.id(), order.instrument(), EpochNanos.now(clock), reason));
    }

    private void amendRefused(VenueAmendment amendment, String reason) {
        accounts.report(
                id,
                new ExecutionReport.AmendRejected(
                        amendment.order(), amendment.instrument(), EpochNanos.now(clock), reason));
    }

    /** Takes nothing more and waits, for a while, for what is under way. */
    @Override
    public void close() {
        closed = true;
        lanes.close();
    }
}
