package io.aibotiyi.backend.access.decisions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class PolicyOnPostgresTest extends PolicyContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
