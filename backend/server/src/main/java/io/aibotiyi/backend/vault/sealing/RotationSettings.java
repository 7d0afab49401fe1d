package io.aibotiyi.backend.vault.sealing;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the key-encryption key is rotated by itself.
 *
 * @param rotateEvery how long a version of the key-encryption key wraps; 0 leaves rotating to
 *     administrators
 */
@Validated
@ConfigurationProperties("aibot.vault")
public record RotationSettings(@DefaultValue("90d") Duration rotateEvery) {

    boolean scheduled() {
        return !rotateEvery.isZero();
    }

    @AssertTrue(message = "rotate-every must be 0 or at least an hour")
    boolean isReasonable() {
        return rotateEvery.isZero() || rotateEvery.compareTo(Duration.ofHours(1)) >= 0;
    }
}
