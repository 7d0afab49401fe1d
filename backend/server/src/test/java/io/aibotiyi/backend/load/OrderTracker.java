package io.aibotiyi.backend.load;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Follows one trader's orders from their planned time to their acknowledgement, their fills and
 * their end, in whatever order these are heard of. What is complete is forgotten, so that memory
 * does not grow with the orders; what {@link #open} still counts when nothing is under way any more
 * was lost. Safe from any thread.
 */
final class OrderTracker {

    private static final long HIGHEST_NANOS = 120_000_000_000L;

    /** What is known of an order that is not complete. */
    private static final class Known {
        private boolean acknowledged;
        private long planned;
        private long lastFill;
        private BigDecimal told = BigDecimal.ZERO;
        private final Set<Object> fills = new HashSet<>();
        private @Nullable OrderView end;
    }

    private final Map<OrderId, Known> incomplete = new HashMap<>();
    private Histogram toAcknowledgement = new Histogram(HIGHEST_NANOS, 3);
    private Histogram toFill = new Histogram(HIGHEST_NANOS, 3);
    private IdSum orders = IdSum.NONE;
    private IdSum fills = IdSum.NONE;
    private long doubled;
    private long unfilled;

    /**
     * @param planned when it was to be sent, as {@link System#nanoTime}
     */
    synchronized void acknowledged(OrderView order, long planned, long now) {
        Known known = known(order.id());
        known.acknowledged = true;
        known.planned = planned;
        orders = orders.plus(order.id().value());
        record(toAcknowledgement, now - planned);
        settle(order.id(), known);
    }

    synchronized void filled(FillView fill, long now) {
        Known known = known(fill.order());
        if (!known.fills.add(fill.id())) {
            doubled++;
            return;
        }
        fills = fills.plus(fill.id().value());
        known.told = known.told.add(fill.quantity());
        known.lastFill = now;
        settle(fill.order(), known);
    }

    synchronized void changed(OrderView order) {
        if (!order.status().isWorking()) {
            Known known = known(order.id());
            known.end = order;
            settle(order.id(), known);
        }
    }

    /** Orders that were not acknowledged, told to the end, or filled as their end says. */
    synchronized int open() {
        return incomplete.size();
    }

    synchronized IdSum orders() {
        return orders;
    }

    synchronized IdSum fills() {
        return fills;
    }

    /** Fills that were told twice. */
    synchronized long doubled() {
        return doubled;
    }

    /** Orders that ended without being filled whole. */
    synchronized long unfilled() {
        return unfilled;
    }

    /** Adds what was measured since the last time to the two, and starts anew. */
    synchronized void moveTo(Histogram acknowledgements, Histogram filled) {
        acknowledgements.add(toAcknowledgement);
        filled.add(toFill);
        toAcknowledgement = new Histogram(HIGHEST_NANOS, 3);
        toFill = new Histogram(HIGHEST_NANOS, 3);
    }

    private Known known(OrderId order) {
        return incomplete.computeIfAbsent(order, id -> new Known());
    }

    private void settle(OrderId id, Known known) {
        OrderView end = known.end;
        if (!known.acknowledged || end == null || end.filled().compareTo(known.told) != 0) {
            return;
        }
        incomplete.remove(id);
        if (end.status() == OrderStatus.FILLED) {
            record(toFill, known.lastFill - known.planned);
        } else {
            unfilled++;
        }
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, HIGHEST_NANOS));
    }
}
