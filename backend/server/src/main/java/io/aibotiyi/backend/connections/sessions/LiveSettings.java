package io.aibotiyi.backend.connections.sessions;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Trading with real money at exchanges. Off unless it is switched on.
 *
 * @param enabled whether keys of exchanges are taken and orders are sent there
 * @param feeReserve share of an order's value that is set aside for the exchange's fees
 * @param compareEvery how often the exchange's balances are compared with the ledger
 * @param confirmAfter how long a difference must last before it is booked as an adjustment
 * @param maxConnections a person may have
 */
@Validated
@ConfigurationProperties("aibot.trading.live")
public record LiveSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("0.012") @DecimalMin("0") @DecimalMax("0.1") BigDecimal feeReserve,
        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(hours = 1)
                Duration compareEvery,
        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
                Duration confirmAfter,
        @DefaultValue("10") @Min(1) @Max(100) int maxConnections) {}
