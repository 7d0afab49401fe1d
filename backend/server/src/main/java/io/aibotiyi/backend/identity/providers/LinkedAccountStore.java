package io.aibotiyi.backend.identity.providers;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Linked accounts in the database, known by a keyed fingerprint. In the caller's transaction. */
@Component
public final class LinkedAccountStore {

    private final JdbcClient jdbc;

    public LinkedAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if the account is somebody's already
     */
    void add(UUID id, UserId user, String provider, String account, Instant now) {
        jdbc.sql(
                        "insert into identity_linked_account (id, user_id, provider,"
                                + " account_fingerprint, linked_at) values (?, ?, ?, ?, ?)")
                .params(id, user.value(), provider, account, utc(now))
                .update();
    }

    Optional<UserId> owner(String account) {
        return jdbc.sql("select user_id from identity_linked_account where account_fingerprint = ?")
                .param(account)
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    void used(String account, Instant now) {
        jdbc.sql("update identity_linked_account set used_at = ? where account_fingerprint = ?")
                .params(utc(now), account)
                .update();
    }

    List<LinkedAccountView> of(UserId user) {
        return jdbc.sql(
                        "select id, provider, linked_at, used_at from identity_linked_account where"
                                + " user_id = ? order by linked_at desc, id desc")
                .param(user.value())
                .query(LinkedAccountStore::view)
                .list();
    }

    boolean remove(UserId user, UUID id) {
        return jdbc.sql("delete from identity_linked_account where user_id = ? and id = ?")
                        .params(user.value(), id)
                        .update()
                == 1;
    }

    private static LinkedAccountView view(ResultSet rs, int row) throws SQLException {
        OffsetDateTime used = rs.getObject("used_at", OffsetDateTime.class);
        return new LinkedAccountView(
                rs.getObject("id", UUID.class),
                rs.getString("provider"),
                rs.getObject("linked_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
