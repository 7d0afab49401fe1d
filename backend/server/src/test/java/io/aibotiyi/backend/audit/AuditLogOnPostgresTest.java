package io.aibotiyi.backend.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class AuditLogOnPostgresTest extends AuditLogContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }

    @Test
    @DisplayName("H7 The application's role appends but can neither update nor delete entries")
    void theApplicationsRoleOnlyAppends() throws IOException {
        node.append(3);
        node.checkpoint();
        String role = "aibot_app_" + System.nanoTime();
        node.jdbc.execute("create role " + role + " login");
        node.jdbc.execute(grants().replace(":role", role));
        node.jdbc.execute("grant select, insert, update on vault_data_key to " + role);

        try (HikariDataSource restricted = connect(role);
                AuditRig application = new AuditRig(restricted, secondHome, secrets)) {
            application.append(20);
            application.checkpoint();
            application.log.appendNow(AuditEvent.done("test.happened", null));
            JdbcTemplate jdbc = application.jdbc;
            for (String table :
                    new String[] {
                        "audit_entry", "audit_node", "audit_checkpoint", "audit_checkpoint_key"
                    }) {
                String column =
                        table.equals("audit_checkpoint")
                                ? "note"
                                : table.equals("audit_checkpoint_key") ? "verifier" : "hash";
                denied(jdbc, "update " + table + " set " + column + " = " + column);
                denied(jdbc, "delete from " + table);
                denied(jdbc, "truncate " + table);
                denied(jdbc, "drop table " + table);
            }
            denied(jdbc, "delete from audit_head");
            denied(jdbc, "alter table audit_entry disable trigger all");
        }
        assertThat(node.verify().entries()).isEqualTo(24);
    }

    private static void denied(JdbcTemplate jdbc, String sql) {
        assertThatThrownBy(() -> jdbc.execute(sql))
                .as(sql)
                .rootCause()
                .hasMessageMatching("ERROR: (permission denied for|must be owner of) table .*");
    }

    private static String grants() throws IOException {
        try (InputStream in =
                AuditLogOnPostgresTest.class.getResourceAsStream(
                        "/db/grants/audit-application-role.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }

    private HikariDataSource connect(String role) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl().replace("user=postgres", "user=" + role));
        config.setUsername(role);
        config.setPassword("");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
