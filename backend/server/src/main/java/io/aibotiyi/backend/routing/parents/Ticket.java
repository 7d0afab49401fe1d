package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A child to be placed.
 *
 * @param price null for MARKET
 */
record Ticket(
        InstrumentId instrument,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal price) {

    static Ticket resting(InstrumentId instrument, BigDecimal quantity, BigDecimal price) {
        return new Ticket(instrument, OrderType.LIMIT, TimeInForce.GTC, quantity, price);
    }

    static Ticket immediate(InstrumentId instrument, BigDecimal quantity, BigDecimal price) {
        return new Ticket(instrument, OrderType.LIMIT, TimeInForce.IOC, quantity, price);
    }

    static Ticket market(InstrumentId instrument, BigDecimal quantity) {
        return new Ticket(instrument, OrderType.MARKET, TimeInForce.IOC, quantity, null);
    }
}
