package io.aibotiyi.backend.identity.credentials;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The secret that lets whoever started the backend create the first administrator: 160 random bits,
 * new at each start until it is used, kept only as a hash.
 */
@Component
public final class SetupSecret {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable String shown;

    public SetupSecret(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Makes the secret of this start; earlier ones are worthless from now on. */
    public void issue() {
        String secret = Secrets.random(160);
        transaction.executeWithoutResult(status -> {
            withdrawRow();
            jdbc.sql(
                            "insert into identity_setup_secret (id, secret_hash,"
                                    + " created_at) values (1, ?, ?)")
                    .params(Secrets.hash(secret), clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        });
        shown = secret;
    }

    /** Nobody can use it any more. */
    public void withdraw() {
        shown = null;
        withdrawRow();
    }

    public Optional<String> shown() {
        return Optional.ofNullable(shown);
    }

    /** True if it is the secret in force. */
    public boolean matches(String secret) {
        return jdbc.sql("select secret_hash from identity_setup_secret where id = 1")
                .query(String.class)
                .optional()
                .filter(hash -> Secrets.same(hash, Secrets.hash(secret)))
                .isPresent();
    }

    private void withdrawRow() {
        jdbc.sql("delete from identity_setup_secret where id = 1").update();
    }
}
