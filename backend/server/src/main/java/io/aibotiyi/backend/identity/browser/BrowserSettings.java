package io.aibotiyi.backend.identity.browser;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Signing in with the system's browser.
 *
 * @param enabled false offers workstations no sign-in with the browser
 * @param publicUri what this backend is called from outside, {@code https://trade.example.org},
 *     without a path; empty: as it is asked
 * @param pageLife how long a person may take on the sign-in page
 */
@Validated
@ConfigurationProperties("aibot.browser")
public record BrowserSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") @NotNull String publicUri,
        @DefaultValue("15m") @NotNull @DurationMin(minutes = 1) @DurationMax(hours = 1)
                Duration pageLife) {

    @AssertTrue(
            message =
                    "public-uri must be https://host or https://host:port, without a path (http://"
                            + " only for 127.0.0.1 and localhost)")
    boolean isPublicUriAnOrigin() {
        if (publicUri.isEmpty()) {
            return true;
        }
        try {
            URI uri = URI.create(publicUri);
            boolean loopback =
                    "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && loopback))
                    && Origins.of(uri).equals(uri);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
