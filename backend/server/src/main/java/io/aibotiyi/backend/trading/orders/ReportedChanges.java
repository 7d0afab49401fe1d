package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Trading.AmendOrder;
import java.time.Clock;

/** What a working order becomes by a venue's word; the order itself if that changes nothing. */
final class ReportedChanges {

    private final Clock clock;

    ReportedChanges(Clock clock) {
        this.clock = clock;
    }

    /** The venue's trigger was reached; an order that was not acknowledged yet stays so. */
    Order triggered(Order order) {
        if (!order.waits()) {
            return order;
        }
        OrderStatus next =
                order.status() == OrderStatus.WAITING ? OrderStatus.OPEN : order.status();
        return order.fired(order.limitPrice(), next, clock.instant());
    }

    /** What was asked for holds; told twice it changes nothing. */
    Order amended(Order order) {
        AmendOrder pending = order.terms().pending();
        return pending == null ? order : order.amended(pending, clock.instant());
    }

    /** The order goes on as it was, and says why. */
    Order amendRefused(Order order, String reason) {
        return order.terms().pending() == null
                ? order
                : order.with(order.terms().asking(null), clock.instant())
                        .with(
                                order.status(),
                                OrderBooking.shortened("Not amended: " + reason),
                                clock.instant());
    }
}
