package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.SecurityAlerts;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.AcknowledgeAlert;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Security alerts of a night in which something happened. */
final class SampleAlerts implements SecurityAlerts {

    private final Instant now;
    private final List<AlertView> alerts = new ArrayList<>();

    SampleAlerts(Instant now) {
        this.now = now;
        add(
                "access.break-glass",
                Severity.CRITICAL,
                SampleCast.GORAN.id(),
                Map.of("permission", "people:manage", "minutes", "60"),
                Duration.ofHours(10),
                1,
                null);
        add(
                "identity.login.refused",
                Severity.WARNING,
                SampleCast.DINA.id(),
                Map.of("address", "198.51.100.77", "network", "AS64501", "within", "5 min"),
                Duration.ofHours(11),
                214,
                null);
        add(
                "access.denied.burst",
                Severity.WARNING,
                SampleCast.BOT.id(),
                Map.of("permission", "account:read", "refusals", "20", "within", "5 min"),
                Duration.ofMinutes(26),
                3,
                null);
        add(
                "identity.session.risk",
                Severity.WARNING,
                SampleCast.CHIDI.id(),
                Map.of("risk", "72", "address", "192.0.2.14", "because", "impossible travel"),
                Duration.ofDays(3),
                1,
                "On holiday in Lisbon; called him, it was him.");
    }

    private void add(
            String kind,
            Severity severity,
            UserId subject,
            Map<String, String> details,
            Duration ago,
            int count,
            @Nullable String note) {
        Instant raised = now.minus(ago);
        alerts.add(
                new AlertView(
                        SampleAccess.uuid(0xa1e7, alerts.size() + 1),
                        kind,
                        severity,
                        subject,
                        details,
                        raised,
                        raised.plus(Duration.ofMinutes(count - 1L).dividedBy(10)),
                        count,
                        note == null ? null : SampleCast.HANA.id(),
                        note == null ? null : raised.plus(Duration.ofHours(2)),
                        note));
    }

    @Override
    public Page<AlertView> list(boolean open, @Nullable String after, int limit) {
        return new Page<>(
                alerts.stream().filter(a -> !open || a.acknowledgedBy() == null).toList(), null);
    }

    @Override
    public AlertView acknowledge(UUID alert, AcknowledgeAlert request) {
        for (int i = 0; i < alerts.size(); i++) {
            AlertView a = alerts.get(i);
            if (a.id().equals(alert)) {
                AlertView next =
                        new AlertView(
                                a.id(),
                                a.kind(),
                                a.severity(),
                                a.subject(),
                                a.details(),
                                a.raised(),
                                a.last(),
                                a.count(),
                                SampleCast.ME,
                                now,
                                request.note());
                alerts.set(i, next);
                return next;
            }
        }
        throw SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no such alert.");
    }
}
