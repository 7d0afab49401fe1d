package io.aibotiyi.backend.analytics.journal;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class JournalNotesOnH2Test extends JournalNotesContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
