package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Security alerts. */
public final class Alerts {

    private Alerts() {}

    public enum Severity {
        WARNING,
        CRITICAL
    }

    /**
     * @param kind dotted and stable: {@code access.break-glass}
     * @param subject whom it is about; null when nobody
     * @param count how often the same was raised since the first time while unacknowledged
     * @param acknowledgedBy null while nobody has
     */
    public record AlertView(
            UUID id,
            String kind,
            Severity severity,
            @Nullable UserId subject,
            Map<String, String> details,
            Instant raised,
            Instant last,
            int count,
            @Nullable UserId acknowledgedBy,
            @Nullable Instant acknowledgedAt,
            @Nullable String note) {}

    public record AcknowledgeAlert(String note) {}
}
