package io.aibotiyi.backend.identity.keys;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How access tokens are signed.
 *
 * @param algorithm of new keys; another one than before takes effect by a rotation at the start
 * @param rotateEvery how long a key signs
 * @param publishAhead how long a new key is published before it signs; others may keep the
 *     published keys for half of it
 */
@Validated
@ConfigurationProperties("aibot.signing-keys")
public record SigningKeySettings(
        @DefaultValue("ES256") SignatureAlgorithm algorithm,
        @DefaultValue("30d") Duration rotateEvery,
        @DefaultValue("10m") Duration publishAhead) {

    /** What others may cache the key set for. */
    public Duration cacheable() {
        return publishAhead.dividedBy(2);
    }

    @AssertTrue(message = "publish-ahead must be from 1 s to 1 day, rotate-every at least an hour")
    boolean isReasonable() {
        return publishAhead.compareTo(Duration.ofSeconds(1)) >= 0
                && publishAhead.compareTo(Duration.ofDays(1)) <= 0
                && rotateEvery.compareTo(Duration.ofHours(1)) >= 0;
    }
}
