package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What exits bring or cost before fees: of a position, by its average price; of a bracket whose
 * entry still works, by the entry's price.
 *
 * @param orders of the account
 * @param position in the market that the exits are of
 */
record ExitWorth(List<OrderView> orders, Optional<PositionView> position) {

    /** The price that an order's gain counts from; empty if it is no exit. */
    Optional<BigDecimal> entry(OrderView order) {
        if (order.role() == GroupRole.ENTRY) {
            return Optional.empty();
        }
        Optional<BigDecimal> bracket =
                orders.stream()
                        .filter(o -> order.group() != null && order.group().equals(o.group()))
                        .filter(o -> o.role() == GroupRole.ENTRY && o.status().isWorking())
                        .findFirst()
                        .map(o -> o.price() == null ? o.triggerPrice() : o.price());
        return bracket.isPresent()
                ? bracket
                : position.filter(p -> p.instrument().equals(order.instrument()))
                        .filter(p -> closes(order, p))
                        .map(PositionView::averagePrice);
    }

    private static boolean closes(OrderView order, PositionView held) {
        return held.quantity().signum() > 0 ? order.side() == Side.SELL : order.side() == Side.BUY;
    }

    /** Gain at a price in the quote asset, negative for a loss; empty if it is no exit. */
    Optional<BigDecimal> of(OrderView order, BigDecimal price) {
        BigDecimal left = order.quantity().subtract(order.filled());
        return entry(order)
                .map(from ->
                        order.side() == Side.SELL ? price.subtract(from) : from.subtract(price))
                .map(each -> each.multiply(left));
    }
}
