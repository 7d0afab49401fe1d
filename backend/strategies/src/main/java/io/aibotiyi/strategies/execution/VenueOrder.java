package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;

/**
 * An order as a venue takes it.
 *
 * @param price in price units; ignored for MARKET
 * @param quantity still to fill, in quantity units, positive
 */
public record VenueOrder(
        OrderId id,
        InstrumentId instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        long price,
        long quantity) {}
