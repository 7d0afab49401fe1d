package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an account holds of an instrument, by average cost and by first in, first out. Spot: never
 * below zero. At every moment cost minus realised profit is the same by both methods: what was paid
 * less what came back.
 *
 * @param cost what the quantity cost in the quote asset, fees included
 * @param realisedPnl proceeds after fees of what was sold, minus its share of the cost
 * @param fees of all fills
 * @param fifoCost what the lots that are left cost, fees included
 * @param fifoRealised proceeds after fees of what was sold, minus the cost of the oldest lots
 */
public record Position(
        AccountId account,
        InstrumentId instrument,
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal realisedPnl,
        BigDecimal fees,
        BigDecimal fifoCost,
        BigDecimal fifoRealised) {

    public static Position none(AccountId account, InstrumentId instrument) {
        return new Position(
                account,
                instrument,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
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
                fifoRealised);
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
                fifoRealised.add(proceeds).subtract(lotsCost));
    }

    /** Cost per unit, zero when there is nothing. */
    public BigDecimal averagePrice() {
        return quantity.signum() == 0
                ? BigDecimal.ZERO
                : cost.divide(quantity, Decimals.SCALE, RoundingMode.HALF_EVEN);
    }
}
