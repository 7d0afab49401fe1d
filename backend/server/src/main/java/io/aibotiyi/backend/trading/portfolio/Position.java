package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an account holds of an instrument, by average cost. Spot: never below zero.
 *
 * @param cost what the quantity cost in the quote asset, fees included
 * @param realisedPnl proceeds after fees of what was sold, minus its share of the cost
 * @param fees of all fills
 */
public record Position(
        AccountId account,
        InstrumentId instrument,
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal realisedPnl,
        BigDecimal fees) {

    public static Position none(AccountId account, InstrumentId instrument) {
        return new Position(
                account,
                instrument,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    public Position bought(BigDecimal amount, BigDecimal notional, BigDecimal fee) {
        return new Position(
                account,
                instrument,
                quantity.add(amount),
                cost.add(notional).add(fee),
                realisedPnl,
                fees.add(fee));
    }

    /**
     * @throws IllegalArgumentException if there is less than that
     */
    public Position sold(BigDecimal amount, BigDecimal notional, BigDecimal fee) {
        if (amount.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "Cannot sell " + amount + " of a position of " + quantity);
        }
        BigDecimal costSold =
                amount.compareTo(quantity) == 0
                        ? cost
                        : cost.multiply(amount)
                                .divide(quantity, Decimals.SCALE, RoundingMode.HALF_EVEN);
        return new Position(
                account,
                instrument,
                quantity.subtract(amount),
                cost.subtract(costSold),
                realisedPnl.add(notional).subtract(fee).subtract(costSold),
                fees.add(fee));
    }

    /** Cost per unit, zero when there is nothing. */
    public BigDecimal averagePrice() {
        return quantity.signum() == 0
                ? BigDecimal.ZERO
                : cost.divide(quantity, Decimals.SCALE, RoundingMode.HALF_EVEN);
    }
}
