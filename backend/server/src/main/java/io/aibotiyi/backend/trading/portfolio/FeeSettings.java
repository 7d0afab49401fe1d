package io.aibotiyi.backend.trading.portfolio;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Fee tiers beyond the one that everybody begins in, in rising order of volume and without rising
 * rates.
 *
 * @param tiers volume, maker and taker of each, at most 20
 */
@ConfigurationProperties("aibot.fees")
@Validated
public record FeeSettings(@Size(max = 20) List<@Valid Tier> tiers) {

    /**
     * @param volume traded in the 30 full days before, in the accounts' currency
     * @param maker share of the notional when the order was resting
     * @param taker share of the notional when it took liquidity
     */
    public record Tier(
            @NotNull @DecimalMin("1") BigDecimal volume,
            @NotNull @DecimalMin("0") @DecimalMax("0.1") BigDecimal maker,
            @NotNull @DecimalMin("0") @DecimalMax("0.1") BigDecimal taker) {}

    public FeeSettings(@Nullable List<Tier> tiers) {
        this.tiers = tiers == null ? List.of() : List.copyOf(tiers);
    }

    /** No tiers: everybody pays the same. */
    public static FeeSettings flat() {
        return new FeeSettings(List.of());
    }

    @AssertTrue(message = "must rise in volume and never in a rate")
    boolean isOrdered() {
        for (int i = 1; i < tiers.size(); i++) {
            Tier below = tiers.get(i - 1);
            Tier tier = tiers.get(i);
            if (tier.volume().compareTo(below.volume()) <= 0
                    || tier.maker().compareTo(below.maker()) > 0
                    || tier.taker().compareTo(below.taker()) > 0) {
                return false;
            }
        }
        return true;
    }
}
