package io.aibotiyi.backend.routing.parents;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of parent orders.
 *
 * @param maxWorking parent orders of one account at a time
 * @param curveDays how many days back the volume curve of VWAP looks
 * @param routeTries plans that BEST_PRICE sends at most, a second apart
 */
@ConfigurationProperties("aibot.routing")
@Validated
public record RoutingSettings(
        @DefaultValue("20") @Min(1) @Max(1_000) int maxWorking,
        @DefaultValue("5") @Min(1) @Max(30) int curveDays,
        @DefaultValue("5") @Min(1) @Max(50) int routeTries) {

    /** What application.yaml says when nobody changed it. */
    public static RoutingSettings standard() {
        return new RoutingSettings(20, 5, 5);
    }
}
