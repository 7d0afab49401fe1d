package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.sessions.Risk.Context;
import io.aibotiyi.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions in the database. Runs in the caller's transaction. */
@Component
public final class SessionStore {

    private static final String SELECT =
            """
            select s.id, s.family_id, s.user_id, u.username, u.state, u.security_version as user_version,
                   s.security_version, s.created_at, s.authenticated_at, s.factors, s.last_active_at,
                   s.expires_at, s.ended_at, s.device_id, s.device_key, d.name as device_name,
                   s.home_address, s.home_agent, s.address, s.agent, s.risk, s.confirmed
            from identity_session s
                 join identity_user u on u.id = s.user_id
                 left join identity_device d on d.id = s.device_id
            """;

    /**
     * A session, with what its person and device are now.
     *
     * @param family the first of the sessions that it continues; its own id for a first one
     * @param userVersion the person's security version now
     * @param version the person's when the session's id was given
     * @param home where its person proved who they are
     * @param last where it was used last
     * @param confirmed false while only a further proof is taken
     */
    record Row(
            UUID id,
            UUID family,
            UserId user,
            String username,
            boolean userActive,
            long userVersion,
            long version,
            Instant created,
            Instant authenticated,
            Set<Factor> factors,
            Instant active,
            Instant expires,
            boolean ended,
            @Nullable UUID device,
            @Nullable String deviceKey,
            @Nullable String deviceName,
            Context home,
            Context last,
            int risk,
            boolean confirmed) {

        boolean strong() {
            return SessionStore.strong(factors);
        }

        /** As in the {@code amr} claim. */
        List<String> methods() {
            return factors.stream().map(Factor::method).distinct().sorted().toList();
        }

        /**
         * Null for one that has no idle limit: whoever holds the secret of an embedding process can
         * sign in again at any time, so ending it would prove nothing.
         */
        @Nullable Instant idleEnds(Instant lastActive, Duration limit) {
            return factors.contains(Factor.EMBEDDED) ? null : lastActive.plus(limit);
        }
    }

    /** People asked about in one statement. */
    private static final int BATCH = 500;

    private final JdbcClient jdbc;

    public SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A second factor, or two of different kinds. */
    static boolean strong(Set<Factor> factors) {
        return factors.size() > 1 || factors.stream().anyMatch(Factor::strong);
    }

    /** Waits for others who change the person's sessions; answers their security version. */
    long lockPerson(UserId user) {
        return jdbc.sql("select security_version from identity_user where id = ? for update")
                .param(user.value())
                .query(Long.class)
                .single();
    }

    void add(Row s) {
        jdbc.sql(
                        "insert into identity_session (id, family_id, user_id, created_at,"
                                + " authenticated_at, factors, last_active_at, expires_at,"
                                + " device_id, device_key, home_address, home_agent, address,"
                                + " agent, risk, confirmed, security_version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(s.id())
                .param(s.family())
                .param(s.user().value())
                .param(utc(s.created()))
                .param(utc(s.authenticated()))
                .param(
                        s.factors().stream()
                                .map(Factor::name)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .param(utc(s.active()))
                .param(utc(s.expires()))
                .param(s.device())
                .param(s.deviceKey())
                .param(s.home().address())
                .param(s.home().agent())
                .param(s.last().address())
                .param(s.last().agent())
                .param(s.risk())
                .param(s.confirmed())
                .param(s.version())
                .update();
    }

    Optional<Row> byId(UUID id) {
        return jdbc.sql(SELECT + "where s.id = ?").param(id).query(SessionStore::row).optional();
    }

    /** As {@link #byId}, and nobody else changes it until the transaction ends. */
    Optional<Row> lock(UUID id) {
        jdbc.sql("select id from identity_session where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return byId(id);
    }

    /** A person's that have not ended, the latest used first. */
    List<Row> openOf(UserId user, Instant now) {
        return jdbc.sql(
                        SELECT
                                + "where s.user_id = ? and s.ended_at is null and s.expires_at > ?"
                                + " order by s.last_active_at desc, s.id desc")
                .params(user.value(), utc(now))
                .query(SessionStore::row)
                .list();
    }

    /** Sessions that have not ended, of those of the people who have some; by person. */
    Map<UserId, List<UUID>> openOf(Set<UserId> people, Instant now) {
        Map<UserId, List<UUID>> open = new TreeMap<>(Comparator.comparing(UserId::value));
        List<UUID> all = people.stream().map(UserId::value).sorted().toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            jdbc.sql(
                            "select id, user_id from identity_session where ended_at is null and"
                                    + " expires_at > :now and user_id in (:people)")
                    .param("now", utc(now))
                    .param("people", all.subList(from, Math.min(all.size(), from + BATCH)))
                    .query(rs -> {
                        open.computeIfAbsent(
                                        new UserId(rs.getObject("user_id", UUID.class)),
                                        person -> new ArrayList<>())
                                .add(rs.getObject("id", UUID.class));
                    });
        }
        return open;
    }

    /**
     * Those that have not ended, the latest opened first.
     *
     * @param openedBefore with {@code before}, the last entry of the page before
     */
    List<Row> page(
            @Nullable UserId user,
            @Nullable Instant openedBefore,
            @Nullable UUID before,
            int rows,
            Instant now) {
        String where = "where s.ended_at is null and s.expires_at > :now";
        if (user != null) {
            where += " and s.user_id = :user";
        }
        if (before != null) {
            where += " and (s.created_at < :time or s.created_at = :time and s.id < :id)";
        }
        JdbcClient.StatementSpec sql =
                jdbc.sql(SELECT + where + " order by s.created_at desc, s.id desc limit " + rows)
                        .param("now", utc(now));
        if (user != null) {
            sql = sql.param("user", user.value());
        }
        if (before != null && openedBefore != null) {
            sql = sql.param("time", utc(openedBefore)).param("id", before);
        }
        return sql.query(SessionStore::row).list();
    }

    /** Those whose person did nothing since then, of those that have an idle limit. */
    List<Row> idleSince(Instant time, int rows) {
        return jdbc.sql(
                        SELECT
                                + "where s.ended_at is null and s.last_active_at < ?"
                                + " and s.factors not like '%EMBEDDED%' limit "
                                + rows)
                .param(utc(time))
                .query(SessionStore::row)
                .list();
    }

    List<Row> openOfFamily(UUID family) {
        return jdbc.sql(SELECT + "where s.family_id = ? and s.ended_at is null")
                .param(family)
                .query(SessionStore::row)
                .list();
    }

    List<Row> openOfDevice(UUID device) {
        return jdbc.sql(SELECT + "where s.device_id = ? and s.ended_at is null")
                .param(device)
                .query(SessionStore::row)
                .list();
    }

    /** Those that ended at or after then. */
    List<Row> endedSince(Instant since) {
        return jdbc.sql(SELECT + "where s.ended_at >= ?")
                .param(utc(since))
                .query(SessionStore::row)
                .list();
    }

    /** Ends the session; false if it had ended already. */
    boolean end(UUID session, String reason, Instant now) {
        return jdbc.sql(
                                "update identity_session set ended_at = ?, end_reason = ?"
                                        + " where id = ? and ended_at is null")
                        .params(utc(now), reason, session)
                        .update()
                == 1;
    }

    void used(UUID session, Context from, Instant now) {
        jdbc.sql(
                        "update identity_session set last_active_at = ?, address = ?, agent = ?"
                                + " where id = ? and last_active_at < ?")
                .params(utc(now), from.address(), from.agent(), session, utc(now))
                .update();
    }

    /** False if a risk at least as high was known. */
    boolean risen(UUID session, int risk, Context from) {
        return jdbc.sql(
                                "update identity_session set risk = ?, address = ?, agent = ?"
                                        + " where id = ? and risk < ? and ended_at is null")
                        .params(risk, from.address(), from.agent(), session, risk)
                        .update()
                == 1;
    }

    void confirmOfDevice(UUID device) {
        jdbc.sql("update identity_session set confirmed = true where device_id = ?")
                .param(device)
                .update();
    }

    /** What was issued before must be renewed. */
    void bumpVersion(UserId user) {
        jdbc.sql("update identity_user set security_version = security_version + 1 where id = ?")
                .param(user.value())
                .update();
    }

    /** Forgets sessions, and their tokens, that expired before then. */
    void forgetExpired(Instant before) {
        jdbc.sql(
                        "delete from identity_refresh_token where session_id in"
                                + " (select id from identity_session where expires_at < ?)")
                .param(utc(before))
                .update();
        jdbc.sql("delete from identity_session where expires_at < ?").param(utc(before)).update();
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getObject("family_id", UUID.class),
                new UserId(rs.getObject("user_id", UUID.class)),
                rs.getString("username"),
                "ACTIVE".equals(rs.getString("state")),
                rs.getLong("user_version"),
                rs.getLong("security_version"),
                instant(rs, "created_at"),
                instant(rs, "authenticated_at"),
                Stream.of(rs.getString("factors").split(","))
                        .map(Factor::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                instant(rs, "last_active_at"),
                instant(rs, "expires_at"),
                rs.getObject("ended_at") != null,
                rs.getObject("device_id", UUID.class),
                rs.getString("device_key"),
                rs.getString("device_name"),
                new Context(rs.getString("home_address"), rs.getString("home_agent")),
                new Context(rs.getString("address"), rs.getString("agent")),
                rs.getInt("risk"),
                rs.getBoolean("confirmed"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
