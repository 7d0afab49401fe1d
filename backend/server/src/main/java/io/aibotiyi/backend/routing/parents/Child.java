package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A child as stored.
 *
 * @param order null before its placing is known to have succeeded, and if it was refused
 * @param status as last seen; null before
 * @param cancelAsked by the parent order
 * @param open fills may still come, or it may have been placed
 */
record Child(
        int number,
        Ticket ticket,
        @Nullable OrderId order,
        @Nullable OrderStatus status,
        BigDecimal filled,
        BigDecimal notional,
        boolean cancelAsked,
        boolean open,
        @Nullable String reason,
        Instant createdAt) {

    private static final int PRICE_SCALE = 18;
    private static final Pattern NAME =
            Pattern.compile("parent-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-[0-9]{1,9}");

    static Child of(int number, Ticket ticket, Instant now) {
        return new Child(
                number,
                ticket,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false,
                true,
                null,
                now);
    }

    /** What may still be filled. */
    BigDecimal working() {
        return open ? ticket.quantity().subtract(filled) : BigDecimal.ZERO;
    }

    boolean resting() {
        return ticket.timeInForce() == TimeInForce.GTC;
    }

    /** It rested, and ended without having been filled or cancelled by its parent. */
    boolean takenAway() {
        return !open && resting() && status == OrderStatus.CANCELLED && !cancelAsked;
    }

    /** The key under which it is placed, and its order's own name: the same again is one order. */
    String key(Parent parent) {
        return "parent-" + parent.id() + "-" + number;
    }

    /** Whose child an order of that name says it is; null if it says nothing. */
    static @Nullable ParentOrderId parentOf(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Matcher form = NAME.matcher(name);
        return form.matches() ? ParentOrderId.parse(form.group(1)) : null;
    }

    /** The same for the same child, digit by digit. */
    PlaceOrder request(Parent parent) {
        boolean market = ticket.type() == OrderType.MARKET;
        return new PlaceOrder(
                parent.terms().account(),
                ticket.instrument(),
                parent.terms().side(),
                ticket.type(),
                Parent.plain(ticket.quantity()),
                Parent.plainOrNull(ticket.price()),
                market ? null : ticket.timeInForce(),
                key(parent));
    }

    Child seen(OrderView order) {
        BigDecimal price = order.averagePrice();
        return new Child(
                number,
                ticket,
                order.id(),
                order.status(),
                order.filled(),
                price == null
                        ? BigDecimal.ZERO
                        : price.multiply(order.filled())
                                .setScale(PRICE_SCALE, RoundingMode.HALF_EVEN),
                cancelAsked,
                order.status().isWorking(),
                order.reason(),
                createdAt);
    }

    Child refused(String why) {
        return new Child(
                number,
                ticket,
                null,
                OrderStatus.REJECTED,
                filled,
                notional,
                cancelAsked,
                false,
                why.length() > Progress.LONGEST_REASON
                        ? why.substring(0, Progress.LONGEST_REASON)
                        : why,
                createdAt);
    }

    Child withCancelAsked() {
        return new Child(
                number, ticket, order, status, filled, notional, true, open, reason, createdAt);
    }

    ChildView view() {
        return new ChildView(
                number,
                order,
                ticket.instrument(),
                ticket.type(),
                ticket.timeInForce(),
                Parent.plain(ticket.quantity()),
                Parent.plainOrNull(ticket.price()),
                status,
                Parent.plain(filled),
                filled.signum() == 0
                        ? null
                        : Parent.plain(
                                notional.divide(filled, PRICE_SCALE, RoundingMode.HALF_EVEN)),
                reason,
                createdAt);
    }
}
