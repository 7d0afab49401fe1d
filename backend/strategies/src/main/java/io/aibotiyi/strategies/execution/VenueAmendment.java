package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;

/**
 * What of a working order is to be another. The quantity is told as a difference, so that fills
 * which cross the amendment on its way change nothing of what it means.
 *
 * @param price new limit in price units; 0 leaves it
 * @param quantityChange quantity units more, negative for less; 0 leaves it
 * @param triggerPrice new trigger in price units; 0 leaves it
 */
public record VenueAmendment(
        OrderId order,
        InstrumentId instrument,
        long price,
        long quantityChange,
        long triggerPrice) {}
