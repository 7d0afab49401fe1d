package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Cancels orders: the request is committed first, then the venue is asked. An order whose venue is
 * gone (a replay that was closed) is cancelled on the spot; one of real money is not, since its
 * exchange goes on: it is asked once it is connected.
 */
@Component
final class OrderCancellation {

    private final Orders orders;
    private final OrderBooking booking;
    private final Venues venues;
    private final PendingCancels cancels;
    private final Clock clock;

    OrderCancellation(
            Orders orders,
            OrderBooking booking,
            Venues venues,
            PendingCancels cancels,
            Clock clock) {
        this.orders = orders;
        this.booking = booking;
        this.venues = venues;
        this.cancels = cancels;
        this.clock = clock;
    }

    OrderView cancel(UserId user, OrderId id) {
        Order order =
                orders.find(id, user)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.ORDER_NOT_FOUND,
                                        "You have no order " + id,
                                        "order"));
        if (!order.status().isWorking()) {
            throw new ProblemException(
                    ErrorCode.ORDER_NOT_WORKING, "The order is " + order.status() + " already");
        }
        return request(order).view();
    }

    List<OrderView> cancelAll(AccountId account) {
        List<OrderView> asked = new ArrayList<>();
        for (Order order : orders.working(account)) {
            asked.add(request(order).view());
        }
        return asked;
    }

    /** Its time is over. */
    void expire(Order order) {
        String reason = "Its time was over";
        Order asked = booking.changeWorking(order.id(), o -> asked(o, reason)).orElse(order);
        if (asked.status().isWorking()) {
            venues.find(asked)
                    .ifPresentOrElse(
                            venue -> cancels.send(venue, asked.instrument(), asked.id()),
                            () -> gone(asked, reason));
        }
    }

    /** What executes nowhere ends here; an exchange that is not connected may have it still. */
    private void gone(Order order, String reason) {
        if (!order.live()) {
            booking.finish(order.id(), OrderStatus.CANCELLED, reason);
        }
    }

    /** Asks the venue of an order whose cancel is stored. */
    void send(Order order) {
        venues.find(order).ifPresent(venue -> cancels.send(venue, order.instrument(), order.id()));
    }

    /** What waits here ends here; of the rest the venue is to be asked, once. */
    private Order asked(Order order, String reason) {
        if (order.isHere()) {
            return order.with(OrderStatus.CANCELLED, reason, clock.instant());
        }
        return order.cancelRequested() ? order : order.withCancelRequested(clock.instant());
    }

    private Order request(Order order) {
        Optional<? extends ExecutionVenue> venue = venues.find(order);
        if (venue.isEmpty() && !order.live()) {
            return booking.finish(
                            order.id(),
                            OrderStatus.CANCELLED,
                            "Cancelled; " + order.instrument().venue() + " is not open")
                    .orElse(order);
        }
        Order asked = booking.changeWorking(order.id(), o -> asked(o, "As asked")).orElse(order);
        if (asked.status().isWorking()) {
            venue.ifPresent(v -> cancels.send(v, asked.instrument(), asked.id()));
        }
        return asked;
    }
}
