package io.aibotiyi.backend.analytics.journal;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class JournalOnPostgresTest extends JournalContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
