package io.aibotiyi.backend.analytics.journal;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class JournalOnH2Test extends JournalContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
