package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a change of an order before it is asked for. The backend decides. */
record AmendRules(InstrumentView instrument, OrderView order) {

    /**
     * What would be asked for.
     *
     * @param change empty while something is wrong or nothing would change
     * @param problem what is wrong; empty when nothing is
     */
    record Outcome(Optional<AmendOrder> change, String problem) {}

    /** Whether it has a limit price that can be another. */
    boolean hasPrice() {
        return order.type().hasLimit();
    }

    /** Whether it waits for a trigger that can be another; one that trails moves by itself. */
    boolean hasTrigger() {
        return order.status() == OrderStatus.WAITING
                && order.triggerPrice() != null
                && order.type() != OrderType.TRAILING_STOP;
    }

    /** A blank field leaves what it is about as it is. */
    Outcome check(String quantity, String price, String trigger) {
        BigDecimal newQuantity = TicketRules.parse(quantity);
        BigDecimal newPrice = hasPrice() ? TicketRules.parse(price) : null;
        BigDecimal newTrigger = hasTrigger() ? TicketRules.parse(trigger) : null;
        String problem = number("Quantity", quantity, newQuantity, instrument.lotSize());
        if (problem.isEmpty() && hasPrice()) {
            problem = number("Price", price, newPrice, instrument.tickSize());
        }
        if (problem.isEmpty() && hasTrigger()) {
            problem = number("Trigger", trigger, newTrigger, instrument.tickSize());
        }
        if (problem.isEmpty()
                && newQuantity != null
                && newQuantity.compareTo(order.filled()) <= 0) {
            problem = "Filled already: " + Numbers.plain(order.filled()) + ". Cancel the rest.";
        }
        AmendOrder change =
                new AmendOrder(
                        other(newQuantity, order.quantity()),
                        other(newPrice, order.price()),
                        other(newTrigger, order.triggerPrice()));
        boolean same =
                change.quantity() == null
                        && change.price() == null
                        && change.triggerPrice() == null;
        return new Outcome(
                same || !problem.isEmpty() ? Optional.empty() : Optional.of(change), problem);
    }

    private static @Nullable BigDecimal other(
            @Nullable BigDecimal next, @Nullable BigDecimal before) {
        return next == null || (before != null && next.compareTo(before) == 0) ? null : next;
    }

    private static String number(
            String what, String typed, @Nullable BigDecimal value, BigDecimal step) {
        if (typed.isBlank()) {
            return "";
        }
        if (value == null) {
            return what + " is not a number (1234.5 expected).";
        }
        if (value.signum() <= 0) {
            return what + " must be above zero.";
        }
        return value.remainder(step).signum() == 0
                ? ""
                : what + " must be a multiple of " + Numbers.plain(step) + ".";
    }
}
