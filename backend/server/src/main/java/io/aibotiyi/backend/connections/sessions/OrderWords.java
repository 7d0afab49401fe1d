package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.venues.AmendRule;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Feature;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderKind;
import io.aibotiyi.venues.SelfTradePrevention;
import io.aibotiyi.venues.Validity;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says our orders in an exchange's terms, and what an exchange can do in ours. */
final class OrderWords {

    private OrderWords() {}

    /**
     * What the exchange does by itself; the rest is emulated or refused by trading. A stop is left
     * to it only if it also takes the stop-limit with which a buy is protected.
     */
    static VenueCapabilities capabilities(Capabilities able, BigDecimal feeReserve) {
        Set<OrderType> types = EnumSet.noneOf(OrderType.class);
        if (able.orders().containsKey(OrderKind.LIMIT)) {
            types.add(OrderType.LIMIT);
        }
        if (able.orders().containsKey(OrderKind.MARKET)) {
            types.add(OrderType.MARKET);
        }
        Set<Validity> stopLimit = able.orders().getOrDefault(OrderKind.STOP_LIMIT, Set.of());
        if (stopLimit.contains(Validity.GTC)) {
            types.add(OrderType.STOP_LIMIT);
        }
        if (able.orders().getOrDefault(OrderKind.STOP, Set.of()).contains(Validity.GTC)
                && stopLimit.contains(Validity.IOC)) {
            types.add(OrderType.STOP);
        }
        Set<TimeInForce> times = EnumSet.noneOf(TimeInForce.class);
        for (Validity validity : able.orders().getOrDefault(OrderKind.LIMIT, Set.of())) {
            times.add(TimeInForce.valueOf(validity.name()));
        }
        return new VenueCapabilities(
                types,
                times,
                able.has(Feature.POST_ONLY),
                false,
                able.amend() != AmendRule.NONE,
                true,
                false,
                feeReserve);
    }

    /**
     * The order as its exchange takes it, under our own id.
     *
     * @throws IllegalArgumentException if exchanges know no such order; the message says why
     */
    static NewOrder order(VenueOrder order, Instrument listed) {
        OrderKind kind =
                switch (order.type()) {
                    case LIMIT -> OrderKind.LIMIT;
                    case MARKET -> OrderKind.MARKET;
                    case STOP -> OrderKind.STOP;
                    case STOP_LIMIT -> OrderKind.STOP_LIMIT;
                    case TRAILING_STOP, MARKET_IF_TOUCHED, LIMIT_IF_TOUCHED ->
                            throw new IllegalArgumentException(
                                    "exchanges take no " + order.type() + " orders");
                };
        boolean stopped = kind == OrderKind.STOP || kind == OrderKind.STOP_LIMIT;
        Validity validity =
                kind == OrderKind.STOP
                        ? Validity.GTC
                        : Validity.valueOf(order.timeInForce().name());
        return new NewOrder(
                order.id(),
                order.instrument(),
                order.side(),
                kind,
                validity,
                plain(listed.quantity(order.quantity())),
                null,
                order.type().hasLimit() ? plain(listed.price(order.price())) : null,
                stopped ? plain(listed.price(order.triggerPrice())) : null,
                order.postOnly(),
                validity == Validity.GTD ? EpochNanos.toInstant(order.expiresAt()) : null,
                SelfTradePrevention.VENUE_DEFAULT);
    }

    /** A price or quantity of an amendment; null where it stays. */
    static @Nullable BigDecimal price(long units, Instrument listed) {
        return units == 0 ? null : plain(listed.price(units));
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
