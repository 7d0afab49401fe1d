package io.aibotiyi.backend.identity.devices;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Sessions.DeviceState;
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

/** Devices in the database. Runs in the caller's transaction. */
@Component
public final class DeviceStore {

    /** A device as stored, with its person's name. */
    record Row(
            UUID id,
            UserId user,
            String username,
            String key,
            String name,
            DeviceState state,
            String agent,
            String address,
            Instant added,
            Instant seen) {}

    private static final String SELECT =
            """
            select d.id, d.user_id, u.username, d.key_thumbprint, d.name, d.state, d.agent, d.address,
                   d.added_at, d.last_seen_at
            from identity_device d join identity_user u on u.id = d.user_id
            """;

    private final JdbcClient jdbc;

    public DeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Row device) {
        jdbc.sql(
                        "insert into identity_device (id, user_id, key_thumbprint, name, state,"
                                + " agent, address, added_at, last_seen_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        device.id(),
                        device.user().value(),
                        device.key(),
                        device.name(),
                        device.state().name(),
                        device.agent(),
                        device.address(),
                        utc(device.added()),
                        utc(device.seen()))
                .update();
    }

    Optional<Row> byKey(UserId user, String key) {
        return jdbc.sql(SELECT + "where d.user_id = ? and d.key_thumbprint = ?")
                .params(user.value(), key)
                .query(DeviceStore::row)
                .optional();
    }

    Optional<Row> byId(UUID id) {
        return jdbc.sql(SELECT + "where d.id = ?").param(id).query(DeviceStore::row).optional();
    }

    List<Row> of(UserId user) {
        return jdbc.sql(SELECT + "where d.user_id = ? order by d.last_seen_at desc, d.id")
                .param(user.value())
                .query(DeviceStore::row)
                .list();
    }

    /**
     * The latest added first.
     *
     * @param addedBefore with {@code before}, the last entry of the page before; null for the first
     */
    List<Row> page(
            @Nullable UserId user, @Nullable Instant addedBefore, @Nullable UUID before, int rows) {
        String where = "where 1 = 1";
        if (user != null) {
            where += " and d.user_id = :user";
        }
        if (before != null) {
            where += " and (d.added_at < :time or d.added_at = :time and d.id < :id)";
        }
        JdbcClient.StatementSpec sql =
                jdbc.sql(SELECT + where + " order by d.added_at desc, d.id desc limit " + rows);
        if (user != null) {
            sql = sql.param("user", user.value());
        }
        if (before != null && addedBefore != null) {
            sql = sql.param("time", utc(addedBefore)).param("id", before);
        }
        return sql.query(DeviceStore::row).list();
    }

    boolean hasTrusted(UserId user) {
        return jdbc.sql(
                                "select count(*) from identity_device where user_id = ?"
                                        + " and state = 'TRUSTED'")
                        .param(user.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void seen(UUID id, String agent, String address, Instant now) {
        jdbc.sql(
                        "update identity_device set last_seen_at = ?, agent = ?, address = ?"
                                + " where id = ?")
                .params(utc(now), agent, address, id)
                .update();
    }

    void rename(UUID id, String name) {
        jdbc.sql("update identity_device set name = ? where id = ?").params(name, id).update();
    }

    /** False if it was trusted already. */
    boolean trust(UUID id) {
        return jdbc.sql(
                                "update identity_device set state = 'TRUSTED'"
                                        + " where id = ? and state = 'PENDING'")
                        .param(id)
                        .update()
                == 1;
    }

    boolean remove(UUID id) {
        return jdbc.sql("delete from identity_device where id = ?").param(id).update() == 1;
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        return new Row(
                rs.getObject("id", UUID.class),
                new UserId(rs.getObject("user_id", UUID.class)),
                rs.getString("username"),
                rs.getString("key_thumbprint"),
                rs.getString("name"),
                DeviceState.valueOf(rs.getString("state")),
                rs.getString("agent"),
                rs.getString("address"),
                rs.getObject("added_at", OffsetDateTime.class).toInstant(),
                rs.getObject("last_seen_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
