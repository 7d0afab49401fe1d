package io.aibotiyi.venues.trading;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.venues.AmendRule;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.StreamLoop;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Trading at a live venue: the port's rules over a venue's gateway and its private stream, or over
 * questions at intervals where it has none.
 */
public final class LiveTrading implements Trading {

    private static final int CANCEL_ATTEMPTS = 3;

    private final Capabilities capabilities;
    private final Map<InstrumentId, InstrumentRules> instruments = new HashMap<>();
    private final OrderGateway gateway;
    private final TradingListener listener;
    private final OrderTracker tracker;
    private final Resolver resolver;
    private @Nullable AccountNews news;
    private @Nullable List<Balance> told;
    private volatile boolean closed;

    /** Opens the private stream in the background. */
    public LiveTrading(
            String name,
            Capabilities capabilities,
            Collection<InstrumentRules> instruments,
            OrderGateway gateway,
            UserStreamDialect dialect,
            TradingListener listener,
            TradingSettings settings,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random) {
        this(name, capabilities, instruments, gateway, listener, settings, random);
        UserStream user = new UserStream(dialect, tracker, listener, this::reconcile);
        StreamLoop stream = new StreamLoop(name, http, settings.stream(), user, clock, random);
        user.attach(stream);
        begin(AccountNews.of(stream));
    }

    /**
     * Without a private stream: the account is asked for all that may have happened.
     *
     * @param every from one answer to the next question
     */
    public static LiveTrading polling(
            String name,
            Capabilities capabilities,
            Collection<InstrumentRules> instruments,
            OrderGateway gateway,
            TradingListener listener,
            TradingSettings settings,
            Duration every,
            RandomGenerator random) {
        LiveTrading trading =
                new LiveTrading(
                        name, capabilities, instruments, gateway, listener, settings, random);
        trading.begin(
                new AccountPoll(
                        name, trading.tracker, listener, trading::reconcile, every, random));
        return trading;
    }

    private LiveTrading(
            String name,
            Capabilities capabilities,
            Collection<InstrumentRules> instruments,
            OrderGateway gateway,
            TradingListener listener,
            TradingSettings settings,
            RandomGenerator random) {
        this.capabilities = capabilities;
        this.gateway = gateway;
        this.listener = listener;
        instruments.forEach(rules -> this.instruments.put(rules.id(), rules));
        tracker = new OrderTracker(listener, settings.maxWorking(), order -> searchFills(order));
        resolver = new Resolver(name, gateway, tracker, settings, random);
    }

    private void begin(AccountNews source) {
        news = source;
        source.start();
    }

    private void searchFills(TrackedOrder order) {
        resolver.searchFills(order);
    }

    @Override
    public OrderState place(NewOrder order) throws VenueException {
        InstrumentRules rules = rules(order.instrument());
        refuse(VenueError.UNSUPPORTED, order, capabilities.refusal(order));
        refuse(VenueError.FILTER, order, rules.refusal(order));
        TrackedOrder tracked = tracker.begin(order, rules);
        long sent = System.nanoTime();
        try {
            tracker.apply(gateway.place(order, rules));
        } catch (VenueException e) {
            if (e.error() == VenueError.DUPLICATE_ID || !e.error().definite()) {
                return resolver.resolve(tracked, sent);
            }
            tracker.rejected(tracked, String.valueOf(e.getMessage()), false);
            throw e;
        }
        return tracker.state(tracked);
    }

    private static void refuse(VenueError error, NewOrder order, Optional<String> reason)
            throws VenueException {
        if (reason.isPresent()) {
            throw new VenueException(
                    error, order.instrument() + ": " + reason.get() + "; not sent");
        }
    }

    private InstrumentRules rules(InstrumentId id) throws VenueException {
        InstrumentRules rules = instruments.get(id);
        if (rules == null) {
            throw new VenueException(
                    VenueError.UNKNOWN_INSTRUMENT,
                    id + " is not one of this session's instruments; not sent");
        }
        return rules;
    }

    private TrackedOrder known(OrderId id) throws VenueException {
        return tracker.get(id)
                .orElseThrow(() ->
                        new VenueException(
                                VenueError.UNKNOWN_ORDER,
                                "order " + id + " is not of this session; not sent"));
    }

    @Override
    public OrderState cancel(OrderId id) throws VenueException {
        TrackedOrder tracked = known(id);
        for (int attempt = 1; !tracker.settled(tracked); attempt++) {
            try {
                tracker.apply(gateway.cancel(tracked.order, tracked.rules, venueId(tracked)));
                break;
            } catch (VenueException e) {
                boolean asked = e.error() == VenueError.UNKNOWN_ORDER || !e.error().definite();
                if (!asked) {
                    throw e;
                }
                // final already, or unanswered: the venue's word decides; cancelling twice is
                // harmless
                resolver.ask(tracked);
                if (tracker.ended(tracked)) {
                    break;
                }
                if (attempt == CANCEL_ATTEMPTS) {
                    throw e;
                }
            }
        }
        return tracker.state(tracked);
    }

    @Override
    public OrderState amend(
            OrderId id, @Nullable BigDecimal quantity, @Nullable BigDecimal limitPrice)
            throws VenueException {
        TrackedOrder tracked = known(id);
        OrderState before = tracker.state(tracked);
        if (!before.status().isWorking()) {
            throw new VenueException(
                    VenueError.UNKNOWN_ORDER,
                    "order " + id + " is " + before.status() + " already; not sent");
        }
        BigDecimal price = limitPrice == null ? tracker.limitPrice(tracked) : limitPrice;
        BigDecimal wanted = quantity == null ? before.quantity() : quantity;
        refuse(
                VenueError.UNSUPPORTED,
                tracked.order,
                amendRefusal(before, wanted, limitPrice, tracked.order));
        refuse(VenueError.FILTER, tracked.order, tracked.rules.price("limit price", limitPrice));
        refuse(
                VenueError.FILTER,
                tracked.order,
                tracked.rules.quantity(wanted, tracked.order.kind()));
        try {
            tracker.apply(
                    gateway.amend(tracked.order, tracked.rules, venueId(tracked), wanted, price));
        } catch (VenueException e) {
            if (e.error().definite()) {
                throw e;
            }
            resolver.ask(tracked);
            OrderState now = tracker.state(tracked);
            if (now.status().isWorking() && now.quantity().compareTo(wanted) != 0) {
                throw e;
            }
        }
        return tracker.state(tracked);
    }

    private Optional<String> amendRefusal(
            OrderState before,
            BigDecimal quantity,
            @Nullable BigDecimal limitPrice,
            NewOrder order) {
        return switch (capabilities.amend()) {
            case AmendRule.NONE -> Optional.of("the venue cannot change orders");
            case AmendRule.REDUCE_QUANTITY ->
                    limitPrice != null || quantity.compareTo(before.quantity()) >= 0
                            ? Optional.of("the venue can only make the quantity smaller")
                            : Optional.empty();
            case AmendRule.PRICE_AND_QUANTITY ->
                    order.limitPrice() == null
                            ? Optional.of("only orders with a limit price can be changed")
                            : Optional.empty();
        };
    }

    @Override
    public void cancelAll(InstrumentId instrument) throws VenueException {
        InstrumentRules rules = rules(instrument);
        List<OrderReport> open =
                gateway.openOrders().stream()
                        .filter(report -> instrument.equals(report.instrument()))
                        .toList();
        gateway.cancelAll(rules, open);
        for (TrackedOrder tracked : tracker.working()) {
            if (tracked.order.instrument().equals(instrument)) {
                resolver.ask(tracked);
            }
        }
    }

    @Override
    public OrderState adopt(NewOrder order) throws VenueException {
        TrackedOrder tracked = tracker.begin(order, rules(order.instrument()));
        return resolver.resolve(tracked, System.nanoTime());
    }

    @Override
    public Optional<OrderState> order(OrderId id) {
        return tracker.get(id).map(tracker::state);
    }

    @Override
    public List<OrderReport> openOrders() throws VenueException {
        return gateway.openOrders();
    }

    @Override
    public List<Balance> balances() throws VenueException {
        return gateway.balances();
    }

    private String venueId(TrackedOrder tracked) {
        return tracker.state(tracked).venueOrderId();
    }

    /** Asks for all that may have happened while no stream told it. */
    private boolean reconcile() {
        try {
            List<TrackedOrder> working = tracker.working();
            List<OrderReport> open = gateway.openOrders();
            open.forEach(tracker::apply);
            for (TrackedOrder tracked : working) {
                boolean listed =
                        open.stream().anyMatch(r -> r.clientOrderId().equals(tracked.clientId()));
                if (!listed && !tracker.ended(tracked)) {
                    resolver.ask(tracked);
                }
                if (tracker.missesFills(tracked)) {
                    gateway.fills(tracked.order, tracked.rules, venueId(tracked))
                            .forEach(tracker::apply);
                }
            }
            tell(gateway.balances());
            return true;
        } catch (VenueException e) {
            return false;
        } catch (IllegalStateException e) {
            if (closed) {
                // its owner has wiped the key meanwhile
                return false;
            }
            throw e;
        }
    }

    private void tell(List<Balance> balances) {
        tracker.inOrder(() -> {
            if (!balances.equals(told)) {
                told = balances;
                listener.balances(balances);
            }
        });
    }

    /** How the private stream has fared. */
    public long connects() {
        AccountNews source = news;
        return source == null ? 0 : source.connects();
    }

    @Override
    public void close() {
        closed = true;
        resolver.close();
        AccountNews source = news;
        if (source != null) {
            source.close();
        }
    }
}
