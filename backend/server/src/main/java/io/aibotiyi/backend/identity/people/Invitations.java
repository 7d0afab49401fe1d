package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time invitations: 160 random bits each, kept as a hash. Runs in the caller's transaction. */
@Component
public final class Invitations {

    /** From inviting to being worthless. */
    public static final Duration LIFE = Duration.ofDays(3);

    private static final int BITS = 160;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Invitations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Issued(String token, Instant expires) {
        @Override
        public String toString() {
            return "Issued[expires=" + expires + "]";
        }
    }

    /** The person's former one is worthless from now on. */
    Issued issue(UserId person) {
        String token = Secrets.random(BITS);
        Instant now = clock.instant();
        withdraw(person);
        jdbc.sql(
                        "insert into identity_invitation (user_id, token_hash, created_at,"
                                + " expires_at) values (?, ?, ?, ?)")
                .params(
                        person.value(),
                        Secrets.hash(token),
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return new Issued(token, now.plus(LIFE));
    }

    /** Whose it is, if it is good; it stays so. */
    Optional<UserId> find(String token) {
        return jdbc.sql(
                        "select user_id from identity_invitation where token_hash = ? and"
                                + " expires_at > ?")
                .params(Secrets.hash(token), clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** Uses it up; false if somebody was faster or it is not good. */
    boolean use(String token) {
        return jdbc.sql("delete from identity_invitation where token_hash = ? and expires_at > ?")
                        .params(Secrets.hash(token), clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void withdraw(UserId person) {
        jdbc.sql("delete from identity_invitation where user_id = ?")
                .param(person.value())
                .update();
    }
}
