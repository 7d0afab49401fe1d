package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import org.jspecify.annotations.Nullable;

/**
 * An order as a venue takes it. What it may be is what the venue's {@link VenueCapabilities} say.
 *
 * @param price limit in price units; ignored for types without one
 * @param quantity still to fill, in quantity units, positive
 * @param triggerPrice in price units, of a conditional order; 0 is none
 * @param expiresAt nanoseconds since the epoch, of a GTD order; 0 is none
 * @param displayQuantity of an iceberg, in quantity units; 0 shows all
 * @param postOnly refused rather than traded at once
 * @param account whose position it changes, where the venue keeps positions apart; null where it
 *     need not
 * @param reduceOnly cut to what it can trade without opening or increasing the account's position
 */
public record VenueOrder(
        OrderId id,
        InstrumentId instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        long price,
        long quantity,
        long triggerPrice,
        long expiresAt,
        long displayQuantity,
        boolean postOnly,
        @Nullable AccountId account,
        boolean reduceOnly) {

    /** Without a trigger or any of the traits. */
    public VenueOrder(
            OrderId id,
            InstrumentId instrument,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            long price,
            long quantity) {
        this(id, instrument, side, type, timeInForce, price, quantity, 0, 0, 0, false);
    }

    /** Where positions are not kept apart. */
    public VenueOrder(
            OrderId id,
            InstrumentId instrument,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            long price,
            long quantity,
            long triggerPrice,
            long expiresAt,
            long displayQuantity,
            boolean postOnly) {
        this(
                id,
                instrument,
                side,
                type,
                timeInForce,
                price,
                quantity,
                triggerPrice,
                expiresAt,
                displayQuantity,
                postOnly,
                null,
                false);
    }

    /** What a conditional order is once its trigger was reached. */
    public VenueOrder fired() {
        return new VenueOrder(
                id,
                instrument,
                side,
                type.hasLimit() ? OrderType.LIMIT : OrderType.MARKET,
                type.hasLimit() ? timeInForce : TimeInForce.IOC,
                price,
                quantity,
                0,
                expiresAt,
                displayQuantity,
                postOnly,
                account,
                reduceOnly);
    }

    VenueOrder at(long nextPrice, long nextQuantity) {
        return new VenueOrder(
                id,
                instrument,
                side,
                type,
                timeInForce,
                nextPrice,
                nextQuantity,
                triggerPrice,
                expiresAt,
                displayQuantity,
                postOnly,
                account,
                reduceOnly);
    }
}
