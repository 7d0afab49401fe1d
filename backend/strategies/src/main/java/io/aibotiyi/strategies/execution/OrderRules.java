package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
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
        if (order.type().hasLimit()
                && (order.price() <= 0 || order.price() % instrument.tickSize() != 0)) {
            return Optional.of(
                    "price "
                            + FixedPoint.format(order.price(), instrument.priceScale())
                            + " is not a positive multiple of the tick "
                            + FixedPoint.format(instrument.tickSize(), instrument.priceScale()));
        }
        if (order.type().isConditional()
                && (order.triggerPrice() <= 0
                        || order.triggerPrice() % instrument.tickSize() != 0)) {
            return Optional.of(
                    "trigger "
                            + FixedPoint.format(order.triggerPrice(), instrument.priceScale())
                            + " is not a positive multiple of the tick "
                            + FixedPoint.format(instrument.tickSize(), instrument.priceScale()));
        }
        return Optional.empty();
    }

    /** Why a venue that can do so much cannot take the order; empty if it can. */
    public static Optional<String> refusal(VenueOrder order, VenueCapabilities able) {
        if (!able.types().contains(order.type())) {
            return Optional.of("this venue takes no " + order.type() + " orders");
        }
        if (!able.timesInForce().contains(order.timeInForce())) {
            return Optional.of("this venue takes no " + order.timeInForce() + " orders");
        }
        if (order.postOnly() && !able.postOnly()) {
            return Optional.of("this venue takes no post-only orders");
        }
        return order.displayQuantity() > 0 && !able.iceberg()
                ? Optional.of("this venue takes no iceberg orders")
                : Optional.empty();
    }
}
