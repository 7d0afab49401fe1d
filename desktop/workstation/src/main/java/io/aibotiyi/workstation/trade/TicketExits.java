package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Target and stop attached to the ticket's order, as typed. */
final class TicketExits {

    private boolean on;
    private ExitUnit unit = ExitUnit.TICKS;
    private String target = "";
    private String stop = "";

    boolean isOn() {
        return on;
    }

    ExitUnit unit() {
        return unit;
    }

    String target() {
        return target;
    }

    String stop() {
        return stop;
    }

    void setOn(boolean next) {
        on = next;
    }

    void typeTarget(String text) {
        target = text;
    }

    void typeStop(String text) {
        stop = text;
    }

    /** Prices mean nothing in another market; distances do. */
    void forgetPrices() {
        if (unit == ExitUnit.PRICE) {
            target = "";
            stop = "";
        }
    }

    /** Says the same exits in another unit; what cannot be said in it is cleared. */
    void setUnit(ExitUnit next, @Nullable BigDecimal entry, ExitPlan plan, BigDecimal tick) {
        target = ExitText.of(plan.target(), entry, next, tick);
        stop = ExitText.of(plan.stop(), entry, next, tick);
        unit = next;
    }

    ExitPlan plan(
            InstrumentView instrument,
            Side side,
            @Nullable BigDecimal entry,
            @Nullable BigDecimal quantity) {
        return ExitPlan.of(instrument, side, entry, quantity, unit, target, stop);
    }

    /** The order with its exits; empty while the plan is not complete. */
    static Optional<PlaceGroup> group(PlaceOrder entry, ExitPlan plan) {
        return plan.isComplete() && plan.target() != null && plan.stop() != null
                ? Optional.of(group(entry, plan.target(), plan.stop()))
                : Optional.empty();
    }

    /** An entry with a limit and a stop on the other side that last until cancelled. */
    static PlaceGroup group(PlaceOrder entry, BigDecimal target, BigDecimal stop) {
        Side out = entry.side().opposite();
        PlaceOrder exit =
                PlaceOrder.limit(entry.account(), entry.instrument(), out, entry.quantity(), target)
                        .lasting(TimeInForce.GTC);
        PlaceOrder end =
                PlaceOrder.market(entry.account(), entry.instrument(), out, entry.quantity())
                        .lasting(TimeInForce.GTC)
                        .triggeredAt(OrderType.STOP, stop);
        return new PlaceGroup(entry, exit, end);
    }
}
