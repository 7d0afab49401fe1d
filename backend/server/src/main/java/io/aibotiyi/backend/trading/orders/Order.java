package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as stored.
 *
 * @param price as asked for; null for MARKET
 * @param limitPrice the worst price the venue may execute at: the price of a limit order, the
 *     protection of a market buy; null for a market sell
 * @param holdFeeRate fee rate that the hold can pay
 * @param cancelRequested a cancel was acknowledged and must be honoured
 */
record Order(
        OrderId id,
        AccountId account,
        InstrumentId instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal limitPrice,
        BigDecimal holdFeeRate,
        OrderStatus status,
        BigDecimal filled,
        BigDecimal filledNotional,
        @Nullable String clientOrderId,
        @Nullable String reason,
        boolean cancelRequested,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    BigDecimal remaining() {
        return quantity.subtract(filled);
    }

    /** Name of the order's hold in the ledger. */
    String hold() {
        return "order:" + id;
    }

    /** What is set aside: the quote asset to buy, the base asset to sell. */
    LedgerAccount heldIn(Instrument listed) {
        return LedgerAccount.cash(
                account, side == Side.BUY ? listed.quoteAsset() : listed.baseAsset());
    }

    /**
     * What must be set aside while {@code open} is still to be filled: to sell, that; to buy, its
     * worst cost with the highest fee, rounded up.
     */
    BigDecimal holdFor(BigDecimal open) {
        if (side == Side.SELL) {
            return open;
        }
        if (limitPrice == null) {
            throw new IllegalStateException("The buy order " + id + " has no limit price");
        }
        return Decimals.roundUp(
                limitPrice.multiply(open).multiply(BigDecimal.ONE.add(holdFeeRate)));
    }

    /** True if it must be done at once and never rests. */
    boolean immediate() {
        return type == OrderType.MARKET || timeInForce != TimeInForce.GTC;
    }

    /** What the venue is offered: the rest, a market buy as a limit order that does not rest. */
    VenueOrder offer(Instrument listed) {
        boolean limited = limitPrice != null;
        return new VenueOrder(
                id,
                instrument,
                side,
                limited ? OrderType.LIMIT : OrderType.MARKET,
                timeInForce,
                limited ? listed.priceUnits(plain(limitPrice)) : 0,
                listed.quantityUnits(remaining().stripTrailingZeros()));
    }

    private static BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    Order with(OrderStatus next, @Nullable String why, Instant now) {
        return changed(next, filled, filledNotional, why, cancelRequested, now);
    }

    Order withCancelRequested(Instant now) {
        return changed(status, filled, filledNotional, reason, true, now);
    }

    /** Books a fill of part or all of the rest. */
    Order withFill(BigDecimal amount, BigDecimal notional, Instant now) {
        BigDecimal total = filled.add(amount);
        return changed(
                total.compareTo(quantity) == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                total,
                filledNotional.add(notional),
                reason,
                cancelRequested,
                now);
    }

    private Order changed(
            OrderStatus nextStatus,
            BigDecimal nextFilled,
            BigDecimal nextNotional,
            @Nullable String nextReason,
            boolean nextCancelRequested,
            Instant now) {
        return new Order(
                id,
                account,
                instrument,
                side,
                type,
                timeInForce,
                quantity,
                price,
                limitPrice,
                holdFeeRate,
                nextStatus,
                nextFilled,
                nextNotional,
                clientOrderId,
                nextReason,
                nextCancelRequested,
                version + 1,
                createdAt,
                now);
    }

    OrderView view() {
        return new OrderView(
                id,
                account,
                instrument,
                side,
                type,
                timeInForce,
                Decimals.plain(quantity),
                price == null ? null : Decimals.plain(price),
                status,
                Decimals.plain(filled),
                filled.signum() == 0
                        ? null
                        : Decimals.plain(
                                filledNotional.divide(
                                        filled, Decimals.SCALE, RoundingMode.HALF_EVEN)),
                clientOrderId,
                reason,
                version,
                createdAt,
                updatedAt);
    }
}
