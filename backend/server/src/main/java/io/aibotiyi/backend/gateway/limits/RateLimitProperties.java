package io.aibotiyi.backend.gateway.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often anybody may call. A bucket holds {@code requests} and fills up again evenly over {@code
 * window}.
 *
 * @param enabled false leaves every caller unlimited
 * @param maxCallers buckets held at once; beyond it the longest unused is forgotten
 * @param address per IPv4 address or IPv6 /64 network
 * @param identity per signed-in person, from wherever they call
 * @param key per API key or service account
 * @param routes tighter limits on groups of operations, per person or, unsigned, per address
 */
@Validated
@ConfigurationProperties("aibot.rate-limits")
public record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100000") @Min(100) @Max(10_000_000) int maxCallers,
        @DefaultValue @NotNull @Valid Rate address,
        @DefaultValue @NotNull @Valid Rate identity,
        @DefaultValue @NotNull @Valid Rate key,
        @DefaultValue @NotNull List<@Valid Route> routes) {

    /**
     * @param requests at once, and per window in the long run
     * @param window whole seconds
     */
    public record Rate(
            @DefaultValue("1200") @Min(1) @Max(10_000_000) int requests,
            @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(days = 1)
                    Duration window) {}

    /**
     * @param name in headers and health
     * @param methods HTTP methods
     * @param paths as Spring matches them
     */
    public record Route(
            @Pattern(regexp = "[a-z][a-z0-9-]{0,30}") String name,
            @NotEmpty List<String> methods,
            @NotEmpty List<String> paths,
            @Min(1) @Max(10_000_000) int requests,
            @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(days = 1)
                    Duration window) {}
}
