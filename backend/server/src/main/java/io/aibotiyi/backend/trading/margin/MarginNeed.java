package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a perpetual's position and its working orders need of an account's cash.
 *
 * <p>Orders of the two sides are not both done against each other: the worse side counts, as
 * Binance documents it for open orders ("present notional" is the larger of the position with all
 * buys and with all sells). What closes needs no margin, and of a side's orders that together would
 * go through zero, what opens is counted at the dearest of their prices. The position counts at its
 * entry, so that the need follows from rows alone; what the market did since counts as profit and
 * loss.
 *
 * @param exposure notional of the position with the worse side's orders
 * @param margin initial margin of the exposure
 * @param fees of all orders at their worst, those that reduce included
 */
record MarginNeed(BigDecimal exposure, BigDecimal margin, BigDecimal fees) {

    static MarginNeed of(Position position, List<MarginOrders.Open> orders, int leverage) {
        BigDecimal exposure =
                side(position, orders, Side.BUY).max(side(position, orders, Side.SELL));
        BigDecimal fees = BigDecimal.ZERO;
        for (MarginOrders.Open order : orders) {
            fees = fees.add(order.open().multiply(order.price()).multiply(order.feeRate()));
        }
        return new MarginNeed(
                exposure, PerpetualTerms.initial(exposure, leverage), Decimals.roundUp(fees));
    }

    private static BigDecimal side(Position position, List<MarginOrders.Open> orders, Side side) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal notional = BigDecimal.ZERO;
        BigDecimal dearest = BigDecimal.ZERO;
        for (MarginOrders.Open order : orders) {
            if (order.side() == side && !order.reduceOnly()) {
                quantity = quantity.add(order.open());
                notional = notional.add(order.open().multiply(order.price()));
                dearest = dearest.max(order.price());
            }
        }
        BigDecimal held = position.cost().abs();
        if (position.quantity().signum() * side.sign() >= 0) {
            return held.add(notional);
        }
        BigDecimal opens = quantity.subtract(position.quantity().abs()).max(BigDecimal.ZERO);
        return held.max(opens.multiply(dearest));
    }

    BigDecimal total() {
        return margin.add(fees);
    }
}
