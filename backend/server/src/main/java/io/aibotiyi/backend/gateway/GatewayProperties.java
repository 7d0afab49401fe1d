package io.aibotiyi.backend.gateway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
 * Limits of REST.
 *
 * @param allowedOrigins browser origins other than the backend's own that may call it
 * @param trustedProxies addresses and ranges, as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For}
 *     is believed; nobody's by default
 * @param publicDescription whether the description and its page need no session even where the
 *     backend is not bound to loopback; on loopback they never do
 * @param maxBodyKib largest request body in KiB
 * @param bodyTimeout from the first byte of a body to its last
 * @param requestTimeout what one request may spend waiting for the database
 * @param maxConcurrentRequests how many run at once; further ones wait a second, then get 503
 */
@Validated
@ConfigurationProperties("aibot.gateway")
public record GatewayProperties(
        @DefaultValue @NotNull
                List<@Pattern(regexp = "https?://[a-z0-9.:\\[\\]-]+") String> allowedOrigins,
        @DefaultValue @NotNull List<AddressRange> trustedProxies,
        @DefaultValue("false") boolean publicDescription,
        @DefaultValue("64") @Min(1) @Max(16384) int maxBodyKib,
        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
                Duration bodyTimeout,
        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
                Duration requestTimeout,
        @DefaultValue("256") @Min(1) @Max(100_000) int maxConcurrentRequests) {}
