package io.aibotiyi.backend.operations.flags;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.operations.FeatureFlag;
import io.aibotiyi.backend.operations.FeatureFlags;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Operations.FlagChange;
import io.aibotiyi.protocol.Operations.FlagView;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Flags that were ever switched have a row; the others are as declared. */
@Component
public final class StoredFlags implements FeatureFlags {

    private static final long FRESH_NANOS = 5_000_000_000L;
    private static final int LONGEST_REASON = 500;

    private record Row(String name, boolean on, long version, Instant at, String by) {}

    private record Snapshot(Map<String, Row> rows, long readAt) {}

    private final Map<String, FeatureFlag> declared;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    public StoredFlags(
            List<FeatureFlag> declared,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AuditLog audit,
            Clock clock) {
        this.declared =
                declared.stream()
                        .collect(
                                Collectors.toMap(
                                        FeatureFlag::name,
                                        f -> f,
                                        (a, b) -> {
                                            throw new IllegalStateException(
                                                    "two flags are named " + a.name());
                                        },
                                        TreeMap::new));
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean on(FeatureFlag flag) {
        Row row = rows().get(flag.name());
        return row == null ? flag.byDefault() : row.on();
    }

    @Override
    public List<FlagView> list() {
        Map<String, Row> rows = read();
        return declared.values().stream().map(f -> view(f, rows.get(f.name()))).toList();
    }

    /** What was read last serves on while the database does not answer. */
    private Map<String, Row> rows() {
        Snapshot known = snapshot;
        if (known != null && System.nanoTime() - known.readAt() < FRESH_NANOS) {
            return known.rows();
        }
        try {
            return read();
        } catch (DataAccessException e) {
            if (known == null) {
                throw e;
            }
            return known.rows();
        }
    }

    private Map<String, Row> read() {
        Map<String, Row> rows =
                jdbc
                        .sql(
                                "select name, is_on, version, changed_at, changed_by from operations_flags")
                        .query((rs, _) ->
                                new Row(
                                        rs.getString(1),
                                        rs.getBoolean(2),
                                        rs.getLong(3),
                                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                                        rs.getString(5)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Row::name, r -> r));
        snapshot = new Snapshot(rows, System.nanoTime());
        return rows;
    }

    @Override
    public FlagView change(String name, long version, FlagChange change) {
        FeatureFlag flag = declared.get(name);
        if (flag == null) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such flag.");
        }
        if (change.reason().isBlank() || change.reason().length() > LONGEST_REASON) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "Give a reason of at most " + LONGEST_REASON + " characters.",
                    "reason");
        }
        try {
            transaction.executeWithoutResult(_ -> store(flag, version, change));
        } catch (DuplicateKeyException e) {
            throw changed(name);
        }
        return view(flag, read().get(name));
    }

    private void store(FeatureFlag flag, long version, FlagChange change) {
        String by = CallContext.current().actor().id();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int rows =
                version == 0
                        ? jdbc.sql("insert into operations_flags values (?, ?, 1, ?, ?)")
                                .params(flag.name(), change.on(), now, by)
                                .update()
                        : jdbc.sql(
                                        "update operations_flags set is_on = ?, version = version + 1,"
                                                + " changed_at = ?, changed_by = ?"
                                                + " where name = ? and version = ?")
                                .params(change.on(), now, by, flag.name(), version)
                                .update();
        if (rows == 0) {
            throw changed(flag.name());
        }
        audit.append(
                AuditEvent.done("operations.flag.changed", "flag:" + flag.name())
                        .with(
                                Map.of(
                                        "on",
                                        Boolean.toString(change.on()),
                                        "reason",
                                        change.reason())));
    }

    private static ProblemException changed(String name) {
        return new ProblemException(
                ErrorCode.VERSION_CHANGED,
                "Somebody switched " + name + " meanwhile; read it again.",
                "If-Match");
    }

    private static FlagView view(FeatureFlag flag, @Nullable Row row) {
        return new FlagView(
                flag.name(),
                flag.description(),
                row == null ? flag.byDefault() : row.on(),
                flag.byDefault(),
                row == null ? 0 : row.version(),
                row == null ? null : row.at(),
                row == null ? null : row.by());
    }
}
