package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would happen if the ticket were sent.
 *
 * @param order what would be sent; absent while something is wrong or missing
 * @param problem what is wrong and what to do; empty when nothing is or nothing was typed yet
 * @param notional estimated value; absent while it cannot be told
 * @param fee estimated from the rate of the account's own newest fills; absent while unknown
 * @param available free funds on the side that pays
 * @param payingAsset what the order is paid with
 * @param after what becomes of the margin; absent in a spot market and while it cannot be told
 */
record TicketCheck(
        Optional<PlaceOrder> order,
        String problem,
        @Nullable BigDecimal notional,
        @Nullable BigDecimal fee,
        @Nullable BigDecimal available,
        String payingAsset,
        TicketMargin.@Nullable After after) {}
