package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.domain.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People's password hashes. In the caller's transaction. */
@Component
public final class PasswordStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    public PasswordStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void set(UserId user, String hash) {
        jdbc.sql("update identity_user set password_hash = ?, password_set_at = ? where id = ?")
                .params(hash, clock.instant().atOffset(ZoneOffset.UTC), user.value())
                .update();
    }

    /** Puts the same password's better hash in place, unless it was changed meanwhile. */
    public void upgrade(UserId user, String from, String to) {
        jdbc.sql("update identity_user set password_hash = ? where id = ? and password_hash = ?")
                .params(to, user.value(), from)
                .update();
    }

    public Optional<Instant> setAt(UserId user) {
        return jdbc.sql(
                        "select coalesce(password_set_at, created_at) as since from identity_user"
                                + " where id = ? and password_hash is not null")
                .param(user.value())
                .query((rs, i) -> rs.getObject("since", OffsetDateTime.class).toInstant())
                .optional();
    }
}
