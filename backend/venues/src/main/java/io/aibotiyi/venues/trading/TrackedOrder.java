package io.aibotiyi.venues.trading;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one order. Guarded by its tracker. */
final class TrackedOrder {

    final NewOrder order;
    final InstrumentRules rules;

    String venueOrderId = "";
    BigDecimal quantity;
    @Nullable BigDecimal limitPrice;
    BigDecimal filled = BigDecimal.ZERO;
    BigDecimal counted = BigDecimal.ZERO;
    @Nullable OrderStatus end;
    boolean endIsOurGuess;
    boolean acknowledged;
    boolean resolved = true;
    boolean fetching;
    String reason = "";
    Instant newest = Instant.MIN;
    final Set<String> fills = new HashSet<>();
    @Nullable OrderState told;

    TrackedOrder(NewOrder order, InstrumentRules rules) {
        this.order = order;
        this.rules = rules;
        this.quantity = order.quantity() == null ? BigDecimal.ZERO : order.quantity();
        this.limitPrice = order.limitPrice();
    }

    String clientId() {
        return order.id().toString();
    }

    /** True if the venue counts more than was delivered. */
    boolean missesFills() {
        BigDecimal due =
                end == OrderStatus.FILLED && !endIsOurGuess ? counted.max(quantity) : counted;
        return filled.compareTo(due) < 0;
    }

    /** True once it is final and all its fills were delivered. */
    boolean settled() {
        return end != null && !missesFills();
    }

    OrderState state() {
        OrderStatus status;
        if (end != null && settled()) {
            status = end;
        } else if (filled.signum() > 0) {
            status = OrderStatus.PARTIALLY_FILLED;
        } else {
            status = acknowledged ? OrderStatus.OPEN : OrderStatus.PENDING;
        }
        return new OrderState(order, venueOrderId, status, quantity, filled, resolved, reason);
    }
}
