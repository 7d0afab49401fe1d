package io.aibotiyi.backend.analytics.journal;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class JournalNotesOnPostgresTest extends JournalNotesContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
