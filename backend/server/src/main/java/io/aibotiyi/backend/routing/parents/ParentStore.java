package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.operations.RequestKey;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.strategies.slicing.SliceSchedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parent orders in the database. */
@Component
final class ParentStore {

    /** Who asked with which key, and what came of it. */
    record Known(Parent parent, String fingerprint) {}

    private static final String SELECT = "select * from routing_parent ";

    private final JdbcClient jdbc;

    ParentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if the key was used in the meantime
     */
    void add(Parent parent, RequestKey asked) {
        Terms terms = parent.terms();
        Progress progress = parent.progress();
        SliceSchedule schedule = terms.schedule();
        jdbc.sql(
                        "insert into routing_parent (id, user_id, account_id, venue, symbol, side,"
                                + " quantity, algorithm, limit_price, starts_at, ends_at, tuning,"
                                + " schedule, seed, status, ending, reason, filled,"
                                + " filled_notional, arrival_price, market_volume,"
                                + " market_notional, tape_time, tape_id, children, rounds,"
                                + " failures, quiet_until, next_at, working, request_key,"
                                + " fingerprint, version, created_at, updated_at) values (?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(parent.id().value())
                .param(parent.owner().value())
                .param(terms.account().value())
                .param(terms.instrument().venue().name())
                .param(terms.instrument().symbol().name())
                .param(terms.side().name())
                .param(terms.quantity())
                .param(terms.algorithm().name())
                .param(terms.limitPrice())
                .param(utc(terms.start()))
                .param(utc(terms.end()))
                .param(Json.mapper().writeValueAsString(terms.tuning()))
                .param(schedule == null ? null : schedule.toString())
                .param(terms.seed())
                .params(progressColumns(progress))
                .param(asked.key())
                .param(asked.fingerprint())
                .param(parent.version())
                .param(utc(parent.createdAt()))
                .param(utc(parent.updatedAt()))
                .update();
    }

    /** Stores what can change of a parent order. */
    void store(Parent parent) {
        jdbc.sql(
                        "update routing_parent set status = ?, ending = ?, reason = ?, filled = ?,"
                                + " filled_notional = ?, arrival_price = ?, market_volume = ?,"
                                + " market_notional = ?, tape_time = ?, tape_id = ?, children = ?,"
                                + " rounds = ?, failures = ?, quiet_until = ?, next_at = ?,"
                                + " working = ?, version = ?, updated_at = ? where id = ?")
                .params(progressColumns(parent.progress()))
                .param(parent.version())
                .param(utc(parent.updatedAt()))
                .param(parent.id().value())
                .update();
    }

    private static List<@Nullable Object> progressColumns(Progress progress) {
        ParentStatus ending = progress.ending();
        return java.util.Arrays.asList(
                progress.status().name(),
                ending == null ? null : ending.name(),
                progress.reason(),
                progress.filled(),
                progress.notional(),
                progress.arrivalPrice(),
                progress.tape().volume(),
                progress.tape().notional(),
                progress.tape().time(),
                progress.tape().id(),
                progress.children(),
                progress.rounds(),
                progress.failures(),
                utc(progress.quietUntil()),
                utc(progress.nextAt()),
                progress.status().isWorking());
    }

    Optional<Parent> find(ParentOrderId id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(ParentStore::parent)
                .optional();
    }

    /** Of that user only. */
    Optional<Parent> find(ParentOrderId id, UserId user) {
        return find(id).filter(parent -> parent.owner().equals(user));
    }

    /** Makes the caller's transaction the only one that changes it until it ends. */
    Parent lock(ParentOrderId id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id.value())
                .query(ParentStore::parent)
                .single();
    }

    Optional<Known> asked(UserId user, String key) {
        return jdbc.sql(SELECT + "where user_id = ? and request_key = ?")
                .params(user.value(), key)
                .query((rs, i) -> new Known(parent(rs, i), rs.getString("fingerprint")))
                .optional();
    }

    /** Those to be looked at by then, the most urgent first. */
    List<ParentOrderId> due(Instant now, int limit) {
        return jdbc.sql(
                        "select id from routing_parent where working = true and next_at <= ?"
                                + " order by next_at limit ?")
                .params(utc(now), limit)
                .query((rs, i) -> new ParentOrderId(rs.getObject(1, UUID.class)))
                .list();
    }

    int countWorking(AccountId account) {
        return jdbc.sql(
                        "select count(*) from routing_parent where account_id = ? and working ="
                                + " true")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    /** Oldest first. */
    List<Parent> working(AccountId account) {
        return jdbc.sql(
                        SELECT
                                + "where account_id = ? and working = true order by created_at,"
                                + " id")
                .param(account.value())
                .query(ParentStore::parent)
                .list();
    }

    List<Parent> newest(AccountId account, int limit) {
        return jdbc.sql(SELECT + "where account_id = ? order by created_at desc, id desc limit ?")
                .params(account.value(), limit)
                .query(ParentStore::parent)
                .list();
    }

    private static Parent parent(ResultSet rs, int row) throws SQLException {
        return new Parent(
                new ParentOrderId(rs.getObject("id", UUID.class)),
                new UserId(rs.getObject("user_id", UUID.class)),
                terms(rs),
                progress(rs),
                rs.getLong("version"),
                instant(rs, "created_at"),
                instant(rs, "updated_at"));
    }

    private static Terms terms(ResultSet rs) throws SQLException {
        String schedule = rs.getString("schedule");
        return new Terms(
                new AccountId(rs.getObject("account_id", UUID.class)),
                new InstrumentId(
                        new VenueId(rs.getString("venue")), new Symbol(rs.getString("symbol"))),
                Side.valueOf(rs.getString("side")),
                rs.getBigDecimal("quantity"),
                Algorithm.valueOf(rs.getString("algorithm")),
                rs.getBigDecimal("limit_price"),
                instant(rs, "starts_at"),
                instant(rs, "ends_at"),
                Json.mapper().readValue(rs.getString("tuning"), Tuning.class),
                schedule == null ? null : SliceSchedule.parse(schedule),
                rs.getLong("seed"));
    }

    private static Progress progress(ResultSet rs) throws SQLException {
        String ending = rs.getString("ending");
        return new Progress(
                ParentStatus.valueOf(rs.getString("status")),
                ending == null ? null : ParentStatus.valueOf(ending),
                rs.getString("reason"),
                rs.getBigDecimal("filled"),
                rs.getBigDecimal("filled_notional"),
                rs.getBigDecimal("arrival_price"),
                new Tape(
                        rs.getBigDecimal("market_volume"),
                        rs.getBigDecimal("market_notional"),
                        rs.getLong("tape_time"),
                        rs.getLong("tape_id")),
                rs.getInt("children"),
                rs.getInt("rounds"),
                rs.getInt("failures"),
                instant(rs, "quiet_until"),
                instant(rs, "next_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
