package io.aibotiyi.backend.analytics.alerts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of alerts.
 *
 * @param maxPerPerson alerts that a person has, active or not
 * @param maxStudiesPerPerson active ones of them that compute an indicator or a formula
 * @param maxActive active alerts of everybody together
 * @param maxToldPerMinute firings of a person that are told within a minute; more are only kept
 */
@ConfigurationProperties("aibot.alerts")
@Validated
public record AlertSettings(
        @DefaultValue("200") @Min(1) @Max(10_000) int maxPerPerson,
        @DefaultValue("25") @Min(0) @Max(1_000) int maxStudiesPerPerson,
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxActive,
        @DefaultValue("30") @Min(1) @Max(600) int maxToldPerMinute) {

    /** What application.yaml says when nobody changed it. */
    public static AlertSettings standard() {
        return new AlertSettings(200, 25, 10_000, 30);
    }
}
