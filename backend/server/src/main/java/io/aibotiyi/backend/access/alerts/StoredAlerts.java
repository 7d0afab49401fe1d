package io.aibotiyi.backend.access.alerts;

import static io.aibotiyi.backend.access.input.Fields.conflict;
import static io.aibotiyi.backend.access.input.Fields.forbidden;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.access.input.Columns;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/** Alerts in the database. */
@Service
public final class StoredAlerts implements SecurityAlerts {

    private static final String COLUMNS =
            "select id, kind, severity, subject, details, raised_at, last_at, raised_count,"
                    + " acknowledged_by, acknowledged_at, note from access_alert ";

    private final JdbcClient jdbc;
    private final Trail trail;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate own;

    public StoredAlerts(
            JdbcClient jdbc,
            Trail trail,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void raise(
            String kind, Severity severity, @Nullable UserId subject, Map<String, String> details) {
        String text = Json.mapper().writeValueAsString(checked(details));
        own.executeWithoutResult(status -> {
            if (!again(kind, subject, text)) {
                add(kind, severity, subject, text);
            }
        });
    }

    private static Map<String, String> checked(Map<String, String> details) {
        if (details.size() > 32 || details.values().stream().anyMatch(v -> v.length() > 200)) {
            throw new IllegalArgumentException("An alert has at most 32 details of 200 characters");
        }
        return details;
    }

    private boolean again(String kind, @Nullable UserId subject, String details) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(details);
        values.add(Columns.utc(clock.instant()));
        values.add(kind);
        if (subject != null) {
            values.add(subject.value());
        }
        return jdbc.sql(
                                "update access_alert set details = ?, last_at = ?, raised_count ="
                                        + " raised_count + 1 where acknowledged_by is null and"
                                        + " kind = ? and subject "
                                        + (subject == null ? "is null" : "= ?"))
                        .params(values)
                        .update()
                > 0;
    }

    private void add(String kind, Severity severity, @Nullable UserId subject, String details) {
        UUID id = ids.next();
        jdbc.sql(
                        "insert into access_alert (id, kind, severity, subject, details, raised_at,"
                                + " last_at, raised_count) values (?, ?, ?, ?, ?, ?, ?, 1)")
                .params(
                        Columns.values(
                                id,
                                kind,
                                severity.name(),
                                Columns.id(subject),
                                details,
                                Columns.utc(clock.instant()),
                                Columns.utc(clock.instant())))
                .update();
        trail.done(
                "access.alert.raised",
                "alert:" + id,
                Map.of("kind", kind, "subject", subject == null ? "" : subject.toString()));
    }

    @Override
    public Page<AlertView> list(boolean open, @Nullable String after, int limit) {
        UUID before = Fields.cursor(after);
        List<Object> values = new ArrayList<>();
        if (before != null) {
            values.add(before);
        }
        values.add(Fields.limit(limit) + 1);
        return Fields.page(
                jdbc.sql(
                                COLUMNS
                                        + "where 1 = 1 "
                                        + (open ? "and acknowledged_by is null " : "")
                                        + (before == null ? "" : "and id < ? ")
                                        + "order by id desc limit ?")
                        .params(values)
                        .query(StoredAlerts::alert)
                        .list(),
                limit,
                AlertView::id);
    }

    @Override
    public AlertView acknowledge(UserId by, UUID id, String note) {
        String text = Fields.note(note);
        TransactionTemplate joined =
                new TransactionTemplate(Objects.requireNonNull(own.getTransactionManager()));
        return Objects.requireNonNull(
                joined.execute(status -> {
                    AlertView found = get(id);
                    if (by.equals(found.subject())) {
                        throw forbidden("It is about you; somebody else must look at it.");
                    }
                    boolean first =
                            jdbc.sql(
                                                    "update access_alert set acknowledged_by = ?,"
                                                            + " acknowledged_at = ?, note = ? where"
                                                            + " id = ? and acknowledged_by is null")
                                            .params(
                                                    Columns.values(
                                                            by.value(),
                                                            Columns.utc(clock.instant()),
                                                            text,
                                                            id))
                                            .update()
                                    == 1;
                    if (!first) {
                        throw conflict("It was acknowledged already.");
                    }
                    trail.done(
                            "access.alert.acknowledged",
                            "alert:" + id,
                            Map.of("kind", found.kind(), "note", text));
                    return get(id);
                }));
    }

    private AlertView get(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(StoredAlerts::alert)
                .optional()
                .orElseThrow(() -> Fields.missing("alert"));
    }

    private static AlertView alert(ResultSet rs, int row) throws SQLException {
        return new AlertView(
                Columns.id(rs, "id"),
                rs.getString("kind"),
                Severity.valueOf(rs.getString("severity")),
                Columns.userOrNull(rs, "subject"),
                Json.mapper()
                        .readValue(
                                rs.getString("details"),
                                new TypeReference<Map<String, String>>() {}),
                Columns.time(rs, "raised_at"),
                Columns.time(rs, "last_at"),
                rs.getInt("raised_count"),
                Columns.userOrNull(rs, "acknowledged_by"),
                Columns.timeOrNull(rs, "acknowledged_at"),
                rs.getString("note"));
    }
}
