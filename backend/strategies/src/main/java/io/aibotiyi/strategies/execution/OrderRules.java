package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderType;
import java.util.Optional;

/**
 * What every simulated venue asks of an order before it takes it: right instrument, price on tick,
 * quantity on lot. The minimum notional is asked where an order begins, not here: the rest of a
 * partly filled order may be smaller.
 */
public final class OrderRules {

    private final Instrument instrument;

    public OrderRules(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Why an order must be refused, in words for the one who sent it; empty if it may pass. */
    public Optional<String> refusal(VenueOrder order) {
        if (!order.instrument().equals(instrument.id())) {
            return Optional.of(
                    "this is the market of " + instrument.id() + ", not of " + order.instrument());
        }
        if (order.quantity() <= 0 || order.quantity() % instrument.lotSize() != 0) {
            return Optional.of(
                    "quantity "
                            + FixedPoint.format(order.quantity(), instrument.quantityScale())
                            + " is not a positive multiple of the lot "
                            + FixedPoint.format(instrument.lotSize(), instrument.quantityScale()));
        }
        if (order.type() == OrderType.LIMIT
                && (order.price() <= 0 || order.price() % instrument.tickSize() != 0)) {
            return Optional.of(
                    "price "
                            + FixedPoint.format(order.price(), instrument.priceScale())
                            + " is not a positive multiple of the tick "
                            + FixedPoint.format(instrument.tickSize(), instrument.priceScale()));
        }
        return Optional.empty();
    }
}
