package io.aibotiyi.backend.trading.portfolio;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Terms of paper trading.
 *
 * @param currency what accounts are kept and instruments must be quoted in
 * @param openingBalance of a new paper account, in the currency
 * @param makerFeeRate share of the notional when the order was resting
 * @param takerFeeRate share of the notional when it took liquidity
 * @param marketProtection how far beyond the book a market buy may execute, as a share
 * @param maxWorkingOrders per account
 */
@ConfigurationProperties("aibot.trading")
@Validated
public record TradingSettings(
        @DefaultValue("USDT") @NotBlank String currency,
        @DefaultValue("100000") @DecimalMin("0.01") @DecimalMax("1000000000")
                BigDecimal openingBalance,
        @DefaultValue("0.0002") @DecimalMin("0") @DecimalMax("0.1") BigDecimal makerFeeRate,
        @DefaultValue("0.0005") @DecimalMin("0") @DecimalMax("0.1") BigDecimal takerFeeRate,
        @DefaultValue("0.02") @DecimalMin("0") @DecimalMax("0.5") BigDecimal marketProtection,
        @DefaultValue("500") @Min(1) @Max(10_000) int maxWorkingOrders) {

    /** What application.yaml says when nobody changed it. */
    public static TradingSettings standard() {
        return new TradingSettings(
                "USDT",
                new BigDecimal("100000"),
                new BigDecimal("0.0002"),
                new BigDecimal("0.0005"),
                new BigDecimal("0.02"),
                500);
    }

    /** The higher of the two rates: what a hold must be able to pay. */
    public BigDecimal highestFeeRate() {
        return makerFeeRate.max(takerFeeRate);
    }
}
