package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;

/**
 * One of the user's working orders as the ladder marks it.
 *
 * @param price limit price in price units; of a stop its trigger
 * @param remaining what is still open, in quantity units, above zero
 * @param confirmed false while the venue has not answered; such an order is drawn hollow and cannot
 *     be cancelled or moved from the ladder
 * @param stop true if it waits for its trigger; it stands in no queue then
 */
public record OwnOrder(
        OrderId id, Side side, long price, long remaining, boolean confirmed, boolean stop) {

    public OwnOrder {
        if (remaining <= 0) {
            throw new IllegalArgumentException(
                    "own order " + id + " must have something remaining, was " + remaining);
        }
    }

    /** One that rests in the book. */
    public OwnOrder(OrderId id, Side side, long price, long remaining, boolean confirmed) {
        this(id, side, price, remaining, confirmed, false);
    }
}
