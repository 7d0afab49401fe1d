package io.aibotiyi.backend.connections.store;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.KeyRight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Connections in the database. */
@Component
final class ConnectionStore {

    private static final String SELECT = "select * from exchange_connection ";

    private final JdbcClient jdbc;

    ConnectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if the key is stored already
     */
    void add(StoredConnection connection) {
        jdbc.sql(
                        "insert into exchange_connection (id, user_id, account_id, venue, name,"
                                + " key_hint, key_fingerprint, sealed, withdraw, opened,"
                                + " created_at, key_since) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?)")
                .params(
                        connection.id(),
                        connection.user().value(),
                        connection.account().value(),
                        connection.venue().name(),
                        connection.name(),
                        connection.keyHint(),
                        connection.fingerprint(),
                        connection.sealed(),
                        connection.withdraw().name(),
                        connection.opened(),
                        connection.createdAt().atOffset(ZoneOffset.UTC),
                        connection.keySince().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * @return false if there is no such connection (any more)
     * @throws org.springframework.dao.DuplicateKeyException if the key is stored already
     */
    boolean storeKey(StoredConnection connection) {
        return jdbc.sql(
                                "update exchange_connection set key_hint = ?, key_fingerprint = ?, sealed ="
                                        + " ?, withdraw = ?, key_since = ? where id = ?")
                        .params(
                                connection.keyHint(),
                                connection.fingerprint(),
                                connection.sealed(),
                                connection.withdraw().name(),
                                connection.keySince().atOffset(ZoneOffset.UTC),
                                connection.id())
                        .update()
                == 1;
    }

    /** The balances of the beginning are booked. */
    void opened(UUID id) {
        jdbc.sql("update exchange_connection set opened = true where id = ?").param(id).update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from exchange_connection where id = ?").param(id).update();
    }

    /** Oldest first. */
    List<StoredConnection> all() {
        return jdbc.sql(SELECT + "order by created_at, id").query(ConnectionStore::row).list();
    }

    /** Oldest first. */
    List<StoredConnection> of(UserId user) {
        return jdbc.sql(SELECT + "where user_id = ? order by created_at, id")
                .param(user.value())
                .query(ConnectionStore::row)
                .list();
    }

    Optional<StoredConnection> find(UserId user, UUID id) {
        return jdbc.sql(SELECT + "where user_id = ? and id = ?")
                .params(user.value(), id)
                .query(ConnectionStore::row)
                .optional();
    }

    Optional<StoredConnection> find(UserId user, AccountId account) {
        return jdbc.sql(SELECT + "where user_id = ? and account_id = ?")
                .params(user.value(), account.value())
                .query(ConnectionStore::row)
                .optional();
    }

    private static StoredConnection row(ResultSet rs, int number) throws SQLException {
        return new StoredConnection(
                rs.getObject("id", UUID.class),
                new UserId(rs.getObject("user_id", UUID.class)),
                new AccountId(rs.getObject("account_id", UUID.class)),
                new VenueId(rs.getString("venue")),
                rs.getString("name"),
                rs.getString("key_hint"),
                rs.getString("key_fingerprint"),
                rs.getString("sealed"),
                KeyRight.valueOf(rs.getString("withdraw")),
                rs.getBoolean("opened"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("key_since", OffsetDateTime.class).toInstant());
    }
}
