package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Lets a {@link FakeVenue} execute: what is done at once is filled as the test says and the rest
 * cancelled, what rests is filled when the test says so, and cancels are obeyed.
 */
final class ObedientVenue {

    private final FakeVenue venue;
    private final Map<OrderId, VenueOrder> resting = new LinkedHashMap<>();
    private final Map<OrderId, Long> left = new LinkedHashMap<>();
    private final List<VenueOrder> seen = new ArrayList<>();
    private int submitted;
    private int cancels;
    private final UUID run = UUID.randomUUID();
    private int executions;

    ObedientVenue(FakeVenue venue) {
        this.venue = venue;
    }

    /** Takes up commands; returns the orders that came since. */
    List<VenueOrder> take(ToLongFunction<VenueOrder> immediately) {
        List<VenueOrder> fresh = new ArrayList<>();
        for (; submitted < venue.submitted().size(); submitted++) {
            VenueOrder order = venue.submitted().get(submitted);
            fresh.add(order);
            seen.add(order);
            venue.accept(order.id(), order.instrument());
            resting.put(order.id(), order);
            left.put(order.id(), order.quantity());
            if (order.timeInForce() != TimeInForce.GTC) {
                long filled = Math.min(immediately.applyAsLong(order), order.quantity());
                fill(order.id(), filled);
                end(order.id());
            }
        }
        for (; cancels < venue.cancels().size(); cancels++) {
            end(venue.cancels().get(cancels));
        }
        return fresh;
    }

    List<VenueOrder> resting() {
        return List.copyOf(resting.values());
    }

    /** Everything that was ever submitted. */
    List<VenueOrder> seen() {
        return seen;
    }

    long left(OrderId order) {
        return left.getOrDefault(order, 0L);
    }

    /** Fills at the order's price. */
    void fill(OrderId id, long quantity) {
        VenueOrder order = resting.get(id);
        if (order == null || quantity == 0) {
            return;
        }
        long price = order.price() == 0 ? 100_00 : order.price();
        venue.fill(
                id,
                order.instrument(),
                venue.id() + "-" + run + "-" + ++executions,
                price,
                quantity,
                order.timeInForce() == TimeInForce.GTC);
        if (left.merge(id, -quantity, Long::sum) == 0) {
            resting.remove(id);
        }
    }

    private void end(OrderId id) {
        VenueOrder order = resting.remove(id);
        if (order != null) {
            venue.cancelled(id, order.instrument());
        }
    }
}
