package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signed session that does as told; what it is asked is written down in its order. */
final class FakeExchange implements Trading {

    private final List<String> events;
    private final Map<OrderId, OrderState> orders = new LinkedHashMap<>();
    private final Deque<VenueError> failures = new ArrayDeque<>();
    private List<Balance> balances = List.of();
    private boolean tellsNoOrders;

    FakeExchange(List<String> events) {
        this.events = events;
    }

    /** The next request for an order fails so. */
    synchronized void failNext(VenueError error) {
        failures.add(error);
    }

    synchronized void owns(Balance... told) {
        balances = List.of(told);
    }

    /** Its list of open orders is empty from now on. */
    synchronized void tellNoOrders() {
        tellsNoOrders = true;
    }

    private void note(String what) throws VenueException {
        VenueError error = failures.poll();
        events.add(what + (error == null ? "" : " failed"));
        if (error != null) {
            throw new VenueException(error, "as told");
        }
    }

    static OrderState state(NewOrder order, OrderStatus status) {
        return new OrderState(
                order,
                "V" + order.id(),
                status,
                order.quantity() == null ? BigDecimal.ZERO : order.quantity(),
                BigDecimal.ZERO,
                true,
                "");
    }

    @Override
    public synchronized OrderState place(NewOrder order) throws VenueException {
        note("placed " + order.id());
        return opened(order);
    }

    private OrderState opened(NewOrder order) {
        OrderState state = state(order, OrderStatus.OPEN);
        orders.put(order.id(), state);
        return state;
    }

    @Override
    public synchronized OrderState cancel(OrderId id) throws VenueException {
        note("cancelled " + id);
        OrderState before = orders.get(id);
        if (before == null) {
            throw new VenueException(VenueError.UNKNOWN_ORDER, "no such order");
        }
        OrderState after = state(before.order(), OrderStatus.CANCELLED);
        orders.put(id, after);
        return after;
    }

    @Override
    public OrderState amend(
            OrderId id, @Nullable BigDecimal quantity, @Nullable BigDecimal limitPrice)
            throws VenueException {
        throw new VenueException(VenueError.UNSUPPORTED, "it amends nothing");
    }

    @Override
    public void cancelAll(InstrumentId instrument) throws VenueException {
        throw new VenueException(VenueError.UNSUPPORTED, "one by one");
    }

    @Override
    public synchronized OrderState adopt(NewOrder order) throws VenueException {
        note("adopted " + order.id());
        return opened(order);
    }

    @Override
    public synchronized Optional<OrderState> order(OrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public synchronized List<OrderReport> openOrders() {
        return tellsNoOrders
                ? List.of()
                : orders.values().stream()
                        .filter(state -> state.status().isWorking())
                        .map(FakeExchange::report)
                        .toList();
    }

    private static OrderReport report(OrderState state) {
        NewOrder order = state.order();
        return new OrderReport(
                order.id().toString(),
                state.venueOrderId(),
                order.instrument(),
                order.side(),
                state.status(),
                state.quantity(),
                order.limitPrice(),
                state.filled(),
                "",
                Instant.EPOCH);
    }

    @Override
    public synchronized List<Balance> balances() {
        return balances;
    }

    @Override
    public void close() {}
}
