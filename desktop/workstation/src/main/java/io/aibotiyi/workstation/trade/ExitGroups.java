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
        Side out = entry.side().opposite();
        PlaceOrder exit =
                PlaceOrder.limit(entry.account(), entry.instrument(), out, quantity, goal)
                        .lasting(TimeInForce.GTC);
        PlaceOrder plain =
                PlaceOrder.market(entry.account(), entry.instrument(), out, quantity)
                        .lasting(TimeInForce.GTC);
        PlaceOrder bare =
                template.breakEvenTicks() > 0
                        ? plain.named(BREAK_EVEN + template.breakEvenTicks())
                        : plain;
        PlaceOrder stop =
                template.trailing()
                        ? bare.trailing(tick.multiply(distance))
                        : bare.triggeredAt(OrderType.STOP, price.subtract(up.multiply(distance)));
        return new PlaceGroup(entry.sized(quantity), exit, stop);
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
