package io.aibotiyi.backend.trading.risk;

import io.aibotiyi.protocol.Risk.Limits;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The desk's limits of an account that it set none for; an absent one is no limit.
 *
 * @param maxOrderNotional in the accounts' currency
 * @param maxPositionNotional of one instrument, in the accounts' currency
 * @param priceCollar how far a limit may lie on the costly side of the mark price, as a share
 * @param maxOrdersPerSecond per account
 * @param maxDailyLoss since midnight UTC, in the accounts' currency
 */
@ConfigurationProperties("aibot.risk")
@Validated
public record RiskSettings(
        @DecimalMin("0.01") @Nullable BigDecimal maxOrderNotional,
        @DecimalMin("0.01") @Nullable BigDecimal maxPositionNotional,
        @DecimalMin("0.0001") @DecimalMax("10") @Nullable BigDecimal priceCollar,
        @Min(1) @Max(10_000) @Nullable Integer maxOrdersPerSecond,
        @DecimalMin("0.01") @Nullable BigDecimal maxDailyLoss) {

    public static RiskSettings none() {
        return new RiskSettings(null, null, null, null, null);
    }

    Limits limits() {
        return new Limits(
                maxOrderNotional,
                maxPositionNotional,
                priceCollar,
                maxOrdersPerSecond,
                maxDailyLoss);
    }
}
