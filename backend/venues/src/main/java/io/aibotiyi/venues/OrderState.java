package io.aibotiyi.venues;

import io.aibotiyi.domain.OrderStatus;
import java.math.BigDecimal;

/**
 * One of our orders as it stands at the venue, as far as is known.
 *
 * <p>{@code filled} is the sum of the fills that were delivered. A final status comes only after
 * every fill that the venue counts in it.
 *
 * @param venueOrderId empty until the venue named it
 * @param quantity base quantity as placed or amended, zero if the order is by quote quantity
 * @param filled base quantity of the fills delivered so far
 * @param resolved false while the outcome of the last request is unknown and being asked for
 * @param reason of a rejection, cancel or expiry; empty for none
 */
public record OrderState(
        NewOrder order,
        String venueOrderId,
        OrderStatus status,
        BigDecimal quantity,
        BigDecimal filled,
        boolean resolved,
        String reason) {}
