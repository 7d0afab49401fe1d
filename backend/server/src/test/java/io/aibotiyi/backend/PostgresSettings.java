package io.aibotiyi.backend;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;
import java.util.Map;

/** Settings of a backend on a new PostgreSQL database. */
final class PostgresSettings {

    private PostgresSettings() {}

    static Map<String, String> create() {
        try (HikariDataSource database = TestDatabase.postgres()) {
            return Map.of(
                    "aibot.database.url", database.getJdbcUrl(),
                    "aibot.database.username", "postgres",
                    "aibot.database.password", "");
        }
    }
}
