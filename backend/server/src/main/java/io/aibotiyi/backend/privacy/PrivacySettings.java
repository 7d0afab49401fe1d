package io.aibotiyi.backend.privacy;

import io.aibotiyi.protocol.Privacy.Purpose;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Terms of privacy.
 *
 * @param erasureWait from asking to erasing; can be cancelled until then
 * @param exportLife how long a finished export can be fetched
 * @param backupDays how long a key that old backups need is kept after an erasure: for so many days
 *     restoring such a backup brings an erased person back
 * @param exportMib largest export; one that is larger fails and says so
 * @param purposes what needs people's consent here
 */
@Validated
@ConfigurationProperties("aibot.privacy")
public record PrivacySettings(
        @DefaultValue("7d") @NotNull Duration erasureWait,
        @DefaultValue("24h") @NotNull Duration exportLife,
        @DefaultValue("30") @Min(0) @Max(3650) int backupDays,
        @DefaultValue("32") @Min(1) @Max(256) int exportMib,
        @DefaultValue @NotNull List<Purpose> purposes) {

    public PrivacySettings {
        purposes = List.copyOf(purposes);
        if (purposes.stream().map(Purpose::name).distinct().count() < purposes.size()) {
            throw new IllegalArgumentException("aibot.privacy.purposes names one twice");
        }
    }

    /** What application.yaml says when nobody changed it. */
    public static PrivacySettings standard() {
        return new PrivacySettings(Duration.ofDays(7), Duration.ofHours(24), 30, 32, List.of());
    }
}
