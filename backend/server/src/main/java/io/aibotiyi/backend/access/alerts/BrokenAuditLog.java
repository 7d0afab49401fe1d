package io.aibotiyi.backend.access.alerts;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.audit.AuditLogBroken;
import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.protocol.Alerts.Severity;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The audit log cannot know the alerts, which are told to it; so they listen. */
@Component
final class BrokenAuditLog {

    private static final int LONGEST = 200;

    private final SecurityAlerts alerts;

    BrokenAuditLog(SecurityAlerts alerts) {
        this.alerts = alerts;
    }

    @EventListener
    void on(AuditLogBroken event) {
        AuditReport report = event.report();
        String reason = String.valueOf(report.reason());
        alerts.raise(
                "audit.log.broken",
                Severity.CRITICAL,
                null,
                Map.of(
                        "entries", Long.toString(report.entries()),
                        "firstBad", String.valueOf(report.firstBad()),
                        "reason",
                                reason.length() <= LONGEST
                                        ? reason
                                        : reason.substring(0, LONGEST)));
    }
}
