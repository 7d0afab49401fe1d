package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an account holds of an instrument, by average cost and by first in, first out. Spot: never
 * below zero, fees belong to cost and proceeds. A perpetual may be short, quantity and cost are
 * negative then; fees and funding are realised at once. At every moment cost minus realised profit
 * is the same by both methods: what was paid less what came back.
 *
 * @param cost what the quantity cost in the quote asset, fees included
 * @param realisedPnl proceeds after fees of what was sold, minus its share of the cost
 * @param fees of all fills
 * @param fifoCost what the lots that are left cost, fees included
 * @param fifoRealised proceeds after fees of what was sold, minus the cost of the oldest lots
 * @param margin of a perpetual
 * @param funding received, negative was paid; part of both realised profits
 */
public record Position(
        AccountId account,
        InstrumentId instrument,
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal realisedPnl,
        BigDecimal fees,
        BigDecimal fifoCost,
        BigDecimal fifoRealised,
        boolean margin,
        BigDecimal funding) {

    public static Position none(AccountId account, InstrumentId instrument) {
        return new Position(
                account,
                instrument,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false,
                BigDecimal.ZERO);
    }

    Position bought(BigDecimal amount, BigDecimal notional, BigDecimal fee) {
        BigDecimal paid = notional.add(fee);
        return new Position(
                account,
                instrument,
                quantity.add(amount),
                cost.add(paid),
                realisedPnl,
                fees.add(fee),
                fifoCost.add(paid),
                fifoRealised,
                margin,
                funding);
    }

    /**
     * @param lotsCost what the lots sold had cost
     * @throws IllegalArgumentException if there is less than that
     */
    Position sold(BigDecimal amount, BigDecimal notional, BigDecimal fee, BigDecimal lotsCost) {
        if (amount.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "Cannot sell " + amount + " of a position of " + quantity);
        }
        BigDecimal costSold =
                amount.compareTo(quantity) == 0
                        ? cost
                        : cost.multiply(amount)
                                .divide(quantity, Decimals.SCALE, RoundingMode.HALF_EVEN);
        BigDecimal proceeds = notional.subtract(fee);
        return new Position(
                account,
                instrument,
                quantity.subtract(amount),
                cost.subtract(costSold),
                realisedPnl.add(proceeds).subtract(costSold),
                fees.add(fee),
                fifoCost.subtract(lotsCost),
                fifoRealised.add(proceeds).subtract(lotsCost),
                margin,
                funding);
    }

    /** What of a signed quantity would close part of a perpetual's position; positive. */
    BigDecimal closedBy(BigDecimal signed) {
        return signed.signum() * quantity.signum() < 0
                ? signed.abs().min(quantity.abs())
                : BigDecimal.ZERO;
    }

    /**
     * A fill of a perpetual. What of it closes realises profit, the rest opens, on the other side
     * if it goes through zero.
     *
     * @param signed quantity, negative was sold
     * @param closedNotional what of the notional belongs to {@link #closedBy}
     * @param closedLots what the lots closed had cost, with the sign of the position
     */
    Position traded(
            BigDecimal signed,
            BigDecimal notional,
            BigDecimal closedNotional,
            BigDecimal fee,
            BigDecimal closedLots) {
        BigDecimal closed = closedBy(signed);
        BigDecimal closedCost =
                closed.compareTo(quantity.abs()) == 0
                        ? cost
                        : cost.multiply(closed)
                                .divide(quantity.abs(), Decimals.SCALE, RoundingMode.HALF_EVEN);
        BigDecimal direction = BigDecimal.valueOf(signed.signum());
        BigDecimal proceeds = closedNotional.multiply(direction).negate();
        BigDecimal opened = notional.subtract(closedNotional).multiply(direction);
        return new Position(
                account,
                instrument,
                quantity.add(signed),
                cost.subtract(closedCost).add(opened),
                realisedPnl.add(proceeds).subtract(closedCost).subtract(fee),
                fees.add(fee),
                fifoCost.subtract(closedLots).add(opened),
                fifoRealised.add(proceeds).subtract(closedLots).subtract(fee),
                true,
                funding);
    }

    /** Funding was received, or with a negative amount paid. */
    public Position funded(BigDecimal payment) {
        return new Position(
                account,
                instrument,
                quantity,
                cost,
                realisedPnl.add(payment),
                fees,
                fifoCost,
                fifoRealised.add(payment),
                margin,
                funding.add(payment));
    }

    /** Cost per unit, zero when there is nothing. */
    public BigDecimal averagePrice() {
        return quantity.signum() == 0
                ? BigDecimal.ZERO
                : cost.divide(quantity, Decimals.SCALE, RoundingMode.HALF_EVEN);
    }
}
