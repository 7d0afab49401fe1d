package io.aibotiyi.backend.access;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How access decides.
 *
 * @param stepUpWithin a sensitive act needs a proof of who it is that is no older
 * @param refreshInterval how soon a change made by another node is seen at the latest; zero looks
 *     before each decision. Changes made by this node are seen by the next decision
 */
@Validated
@ConfigurationProperties("aibot.access")
public record AccessProperties(
        @DefaultValue("5m") @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24)
                Duration stepUpWithin,
        @DefaultValue("1s") @NotNull @DurationMin @DurationMax(seconds = 60)
                Duration refreshInterval) {}
