package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** Brackets made of a template. */
final class ExitGroups {

    private static final String BREAK_EVEN = "break-even:";

    private ExitGroups() {}

    /** A part of an entry with one target and the template's stop. */
    static PlaceGroup of(
            PlaceOrder entry,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal tick,
            ExitTemplate template,
            ExitTemplate.Target target) {
        BigDecimal up = entry.side() == Side.BUY ? tick : tick.negate();
        BigDecimal goal = price.add(up.multiply(BigDecimal.valueOf(target.ticks())));
        BigDecimal distance = BigDecimal.valueOf(template.stopTicks());
        PlaceOrder part = sized(entry, quantity);
        PlaceOrder exit =
                new PlaceOrder(
                        entry.account(),
                        entry.instrument(),
                        entry.side().opposite(),
                        OrderType.LIMIT,
                        quantity,
                        goal,
                        TimeInForce.GTC,
                        null);
        PlaceOrder bare =
                new PlaceOrder(
                        entry.account(),
                        entry.instrument(),
                        entry.side().opposite(),
                        OrderType.MARKET,
                        quantity,
                        null,
                        TimeInForce.GTC,
                        template.breakEvenTicks() > 0
                                ? BREAK_EVEN + template.breakEvenTicks()
                                : null);
        PlaceOrder stop =
                template.trailing()
                        ? bare.trailing(tick.multiply(distance))
                        : bare.triggeredAt(OrderType.STOP, price.subtract(up.multiply(distance)));
        return new PlaceGroup(part, exit, stop);
    }

    private static PlaceOrder sized(PlaceOrder order, BigDecimal quantity) {
        return new PlaceOrder(
                order.account(),
                order.instrument(),
                order.side(),
                order.type(),
                quantity,
                order.price(),
                order.timeInForce(),
                order.clientOrderId(),
                order.triggerPrice(),
                order.trailingDistance(),
                order.expiresAt(),
                order.displayQuantity(),
                order.postOnly(),
                order.reduceOnly());
    }

    /** Ticks of gain after which a stop is to go to its entry; empty if it is to stay. */
    static OptionalInt breakEvenTicks(OrderView stop) {
        String name = stop.clientOrderId();
        if (name == null || !name.startsWith(BREAK_EVEN)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(name.substring(BREAK_EVEN.length())));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
