package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Factors.RecoveryState;
import io.aibotiyi.protocol.Factors.RecoveryView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recoveries in the database. In the caller's transaction. */
@Component
public final class RecoveryStore {

    private static final int LISTED = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    public RecoveryStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID id, UserId person, UserId by, String evidence, Instant expires) {
        jdbc.sql(
                        "insert into identity_recovery (id, user_id, opened_by, evidence, opened_at,"
                                + " state, expires_at) values (?, ?, ?, ?, ?, 'OPEN', ?)")
                .params(
                        id,
                        person.value(),
                        by.value(),
                        evidence,
                        utc(clock.instant()),
                        utc(expires))
                .update();
    }

    /** One that is open or approved, and whose time is not over. */
    boolean pending(UserId person) {
        return jdbc.sql(
                                "select count(*) from identity_recovery where user_id = ? and state"
                                        + " in ('OPEN', 'APPROVED') and expires_at > ?")
                        .params(person.value(), utc(clock.instant()))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** False if it was decided already, or its time is over. */
    boolean decide(UUID id, UserId by, boolean approve, @Nullable String note, Instant expires) {
        return jdbc.sql(
                                "update identity_recovery set state = ?, decided_by = ?, note = ?,"
                                        + " expires_at = ? where id = ? and state = 'OPEN' and"
                                        + " expires_at > ? and opened_by <> ? and user_id <> ?")
                        .param((approve ? RecoveryState.APPROVED : RecoveryState.REFUSED).name())
                        .param(by.value())
                        .param(note)
                        .param(utc(expires))
                        .param(id)
                        .param(utc(clock.instant()))
                        .param(by.value())
                        .param(by.value())
                        .update()
                == 1;
    }

    void completed(UserId person) {
        jdbc.sql(
                        "update identity_recovery set state = 'DONE' where user_id = ? and state ="
                                + " 'APPROVED'")
                .param(person.value())
                .update();
    }

    Optional<RecoveryView> find(UUID id) {
        return jdbc.sql("select * from identity_recovery where id = ?")
                .param(id)
                .query(this::view)
                .optional();
    }

    List<RecoveryView> newest() {
        return jdbc.sql("select * from identity_recovery order by opened_at desc, id desc limit ?")
                .param(LISTED)
                .query(this::view)
                .list();
    }

    private RecoveryView view(ResultSet rs, int row) throws SQLException {
        UUID decidedBy = rs.getObject("decided_by", UUID.class);
        RecoveryState stored = RecoveryState.valueOf(rs.getString("state"));
        Instant expires = rs.getObject("expires_at", OffsetDateTime.class).toInstant();
        boolean over =
                (stored == RecoveryState.OPEN || stored == RecoveryState.APPROVED)
                        && !clock.instant().isBefore(expires);
        return new RecoveryView(
                rs.getObject("id", UUID.class),
                new UserId(rs.getObject("user_id", UUID.class)),
                new UserId(rs.getObject("opened_by", UUID.class)),
                rs.getString("evidence"),
                rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                decidedBy == null ? null : new UserId(decidedBy),
                rs.getString("note"),
                over ? RecoveryState.EXPIRED : stored,
                expires);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
