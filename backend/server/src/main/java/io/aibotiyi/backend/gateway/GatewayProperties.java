package io.aibotiyi.backend.gateway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of REST.
 *
 * @param allowedOrigins browser origins other than the backend's own that may call it
 * @param maxBodyKib largest request body in KiB
 */
@Validated
@ConfigurationProperties("aibot.gateway")
public record GatewayProperties(
        @DefaultValue @NotNull
                List<@Pattern(regexp = "https?://[a-z0-9.:\\[\\]-]+") String> allowedOrigins,
        @DefaultValue("64") @Min(1) @Max(16384) int maxBodyKib) {}
