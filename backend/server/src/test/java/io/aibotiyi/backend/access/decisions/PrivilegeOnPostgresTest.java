package io.aibotiyi.backend.access.decisions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class PrivilegeOnPostgresTest extends PrivilegeContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
