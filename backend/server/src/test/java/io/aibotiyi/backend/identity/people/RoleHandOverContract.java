package io.aibotiyi.backend.identity.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.TestAccess;
import io.aibotiyi.domain.UserId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A home of the first release is taken over, on every database. */
abstract class RoleHandOverContract {

    private final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");

    abstract HikariDataSource open();

    @Test
    void handsOldRolesOverOnce() {
        try (HikariDataSource database = open()) {
            JdbcClient jdbc = JdbcClient.create(database);
            UserId old = new UserId(new UUID(1, 1));
            jdbc.sql(
                            "insert into identity_user (id, username, roles, owner_mark, created_at,"
                                    + " state_since) values (?, 'root', 'ADMIN,TRADER', 1, ?, ?)")
                    .params(
                            old.value(),
                            clock.instant().atOffset(ZoneOffset.UTC),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            Access access = TestAccess.on(database, clock);
            JdbcTransactionManager transactions = new JdbcTransactionManager(database);

            new RoleHandOver(jdbc, access, transactions);
            assertThat(access.rolesOf(old)).containsExactly("ADMIN", "CUSTOMER");

            jdbc.sql("update access_assignment set revoked_at = ?")
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("update access_state set stamp = ?").param(new UUID(5, 5)).update();
            new RoleHandOver(jdbc, access, transactions);
            assertThat(access.rolesOf(old)).as("not given again").isEmpty();
        }
    }
}
