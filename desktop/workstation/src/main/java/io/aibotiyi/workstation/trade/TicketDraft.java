package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;

/**
 * What the ticket holds, as typed.
 *
 * @param trigger price that it waits for; of a trailing stop the distance
 * @param minutes until a GTD order ends
 * @param display what an iceberg shows; blank shows all
 * @param reduceOnly only closes; of a perpetual
 */
record TicketDraft(
        Side side,
        OrderType type,
        String quantity,
        String price,
        TimeInForce timeInForce,
        String trigger,
        String minutes,
        String display,
        boolean postOnly,
        boolean reduceOnly) {

    TicketDraft(Side side, OrderType type, String quantity, String price, TimeInForce timeInForce) {
        this(side, type, quantity, price, timeInForce, "", "", "", false, false);
    }

    boolean trails() {
        return type == OrderType.TRAILING_STOP;
    }

    /**
     * True if what is not done at once stays in the book, so that it may hide or refuse to take.
     */
    boolean mayRest() {
        return type.hasLimit() && timeInForce.stays();
    }
}
