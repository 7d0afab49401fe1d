package io.aibotiyi.venues;

import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A venue's market with the rules that every order of it must meet. A limit that the venue does not
 * state is null.
 *
 * @param instrument units, tick, lot and smallest value
 * @param tradeSymbol its name in requests
 * @param streamSymbol its name in streams
 * @param marketLot step of a market order's quantity, the lot size if the venue states none
 */
public record InstrumentRules(
        Instrument instrument,
        String tradeSymbol,
        String streamSymbol,
        TradingStatus status,
        @Nullable BigDecimal minQuantity,
        @Nullable BigDecimal maxQuantity,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable BigDecimal maxNotional,
        BigDecimal marketLot) {

    public InstrumentId id() {
        return instrument.id();
    }

    /** Why this order breaks a rule that is known before sending; empty if none. */
    public Optional<String> refusal(NewOrder order) {
        return closed(order)
                .or(() -> price("limit price", order.limitPrice()))
                .or(() -> price("stop price", order.stopPrice()))
                .or(() -> quantity(order))
                .or(() -> value(order));
    }

    private Optional<String> closed(NewOrder order) {
        boolean taken =
                switch (status) {
                    case OPEN -> true;
                    case POST_ONLY -> order.postOnly();
                    case LIMIT_ONLY -> order.kind() == OrderKind.LIMIT;
                    case CANCEL_ONLY, CLOSED -> false;
                };
        return taken ? Optional.empty() : Optional.of(id() + " is " + status + " at the moment");
    }

    /** Why this price breaks a rule; empty if none, or if there is no price. */
    public Optional<String> price(String name, @Nullable BigDecimal price) {
        if (price == null) {
            return Optional.empty();
        }
        BigDecimal tick = FixedPoint.toBigDecimal(instrument.tickSize(), instrument.priceScale());
        if (price.remainder(tick).signum() != 0) {
            return Optional.of(
                    name + " " + price.toPlainString() + " is not a multiple of " + plain(tick));
        }
        return within(name, price, minPrice, maxPrice);
    }

    private Optional<String> quantity(NewOrder order) {
        BigDecimal quantity = order.quantity();
        if (quantity == null) {
            return Optional.empty();
        }
        return quantity(quantity, order.kind());
    }

    /** Why this base quantity breaks a rule; empty if none. */
    public Optional<String> quantity(BigDecimal quantity, OrderKind kind) {
        BigDecimal step =
                kind == OrderKind.MARKET
                        ? marketLot
                        : FixedPoint.toBigDecimal(instrument.lotSize(), instrument.quantityScale());
        if (quantity.remainder(step).signum() != 0) {
            return Optional.of(
                    "quantity "
                            + quantity.toPlainString()
                            + " is not a multiple of "
                            + plain(step));
        }
        return within("quantity", quantity, minQuantity, maxQuantity);
    }

    private Optional<String> value(NewOrder order) {
        BigDecimal price = order.limitPrice() != null ? order.limitPrice() : order.stopPrice();
        BigDecimal quantity = order.quantity();
        BigDecimal value =
                quantity == null || price == null
                        ? order.quoteQuantity()
                        : quantity.multiply(price);
        if (value == null) {
            return Optional.empty();
        }
        BigDecimal least = instrument.minNotional().signum() > 0 ? instrument.minNotional() : null;
        return within("order value", value, least, maxNotional);
    }

    private static Optional<String> within(
            String name, BigDecimal value, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        if (min != null && value.compareTo(min) < 0) {
            return Optional.of(name + " " + plain(value) + " is below " + plain(min));
        }
        if (max != null && value.compareTo(max) > 0) {
            return Optional.of(name + " " + plain(value) + " is above " + plain(max));
        }
        return Optional.empty();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
