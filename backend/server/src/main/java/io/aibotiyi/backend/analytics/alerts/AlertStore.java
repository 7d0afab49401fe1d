package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.operations.RequestKey;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
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

/** Alerts in the database. */
@Component
final class AlertStore {

    /** What came of a request, and which one it was. */
    record Known(Alert alert, String fingerprint) {}

    private static final String SELECT = "select * from analytics_alert ";

    private final JdbcClient jdbc;
    private final Clock clock;

    AlertStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Alert alert, RequestKey asked) {
        changing(
                        "insert into analytics_alert (kind, venue, symbol, account_id, terms,"
                                + " state, expires_at, seen, seen_at, firings, fired_at, version,"
                                + " updated_at, id, person, request_key, fingerprint, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        alert)
                .param(alert.id().value())
                .param(alert.person().value())
                .param(asked.key())
                .param(asked.fingerprint())
                .param(utc(alert.createdAt()))
                .update();
    }

    /** Stores all that can change of an alert. */
    void store(Alert alert) {
        changing(
                        "update analytics_alert set kind = ?, venue = ?, symbol = ?, account_id ="
                                + " ?, terms = ?, state = ?, expires_at = ?, seen = ?, seen_at ="
                                + " ?, firings = ?, fired_at = ?, version = ?, updated_at = ?"
                                + " where id = ?",
                        alert)
                .param(alert.id().value())
                .update();
    }

    /** The statement with its first parameters: all that can change of an alert. */
    private JdbcClient.StatementSpec changing(String sql, Alert alert) {
        Watched watched = Watched.by(alert.terms().condition());
        return jdbc.sql(sql)
                .param(watched.kind())
                .param(watched.venue())
                .param(watched.symbol())
                .param(watched.account())
                .param(Json.mapper().writeValueAsString(alert.terms()))
                .param(alert.state().name())
                .param(utcOrNull(alert.terms().expires()))
                .param(alert.seen())
                .param(alert.seenAt())
                .param(alert.firings())
                .param(utcOrNull(alert.firedAt()))
                .param(alert.version())
                .param(utc(clock.instant()));
    }

    /** Stores what was seen, unless the alert was changed since it was read. */
    void seen(AlertId id, long version, @Nullable Double difference, long at) {
        jdbc.sql("update analytics_alert set seen = ?, seen_at = ? where id = ? and version = ?")
                .param(difference)
                .params(at, id.value(), version)
                .update();
    }

    Optional<Alert> find(AlertId id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(AlertStore::alert)
                .optional();
    }

    /** Makes the caller's transaction the only one that changes it until it ends. */
    Optional<Alert> lock(AlertId id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id.value())
                .query(AlertStore::alert)
                .optional();
    }

    List<Alert> of(UserId person) {
        return jdbc.sql(SELECT + "where person = ? order by id")
                .param(person.value())
                .query(AlertStore::alert)
                .list();
    }

    List<Alert> active() {
        return jdbc.sql(SELECT + "where state = 'ACTIVE' order by id")
                .query(AlertStore::alert)
                .list();
    }

    /** Active ones on orders of the account. */
    List<Alert> onOrders(AccountId account) {
        return jdbc.sql(
                        SELECT
                                + "where account_id = ? and state = 'ACTIVE' and kind = 'order'"
                                + " order by id")
                .param(account.value())
                .query(AlertStore::alert)
                .list();
    }

    /** Active ones whose time is over. */
    List<AlertId> expired(Instant now) {
        return jdbc.sql(
                        "select id from analytics_alert where state = 'ACTIVE' and expires_at <= ?"
                                + " order by id")
                .param(utc(now))
                .query((rs, row) -> new AlertId(rs.getObject("id", UUID.class)))
                .list();
    }

    /** Ends an active one. */
    void expire(AlertId id) {
        jdbc.sql(
                        "update analytics_alert set state = 'EXPIRED', version = version + 1,"
                                + " updated_at = ? where id = ? and state = 'ACTIVE'")
                .params(utc(clock.instant()), id.value())
                .update();
    }

    int countOf(UserId person) {
        return jdbc.sql("select count(*) from analytics_alert where person = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    int countActive() {
        return jdbc.sql("select count(*) from analytics_alert where state = 'ACTIVE'")
                .query(Integer.class)
                .single();
    }

    /** Active ones of the person, but for one, that compute something. */
    int countStudies(UserId person, AlertId but) {
        return jdbc.sql(
                        "select count(*) from analytics_alert where person = ? and id <> ? and"
                                + " state = 'ACTIVE' and kind in ('indicator', 'formula')")
                .params(person.value(), but.value())
                .query(Integer.class)
                .single();
    }

    Optional<Known> asked(UserId person, String key) {
        return jdbc.sql(SELECT + "where person = ? and request_key = ?")
                .params(person.value(), key)
                .query((rs, row) -> new Known(alert(rs, row), rs.getString("fingerprint")))
                .optional();
    }

    void delete(AlertId id) {
        jdbc.sql("delete from analytics_alert where id = ?").param(id.value()).update();
    }

    private static Alert alert(ResultSet rs, int row) throws SQLException {
        return new Alert(
                new AlertId(rs.getObject("id", UUID.class)),
                new UserId(rs.getObject("person", UUID.class)),
                Json.mapper().readValue(rs.getString("terms"), AlertTerms.class),
                AlertState.valueOf(rs.getString("state")),
                rs.getObject("seen", Double.class),
                rs.getLong("seen_at"),
                rs.getLong("firings"),
                instant(rs, "fired_at"),
                rs.getLong("version"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant time) {
        return time == null ? null : utc(time);
    }
}
