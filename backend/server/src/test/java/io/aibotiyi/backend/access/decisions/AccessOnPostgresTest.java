package io.aibotiyi.backend.access.decisions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AccessOnPostgresTest extends AccessContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
