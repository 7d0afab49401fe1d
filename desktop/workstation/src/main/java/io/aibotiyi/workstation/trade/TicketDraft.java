package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;

/** What the ticket holds, as typed. */
record TicketDraft(
        Side side, OrderType type, String quantity, String price, TimeInForce timeInForce) {}
