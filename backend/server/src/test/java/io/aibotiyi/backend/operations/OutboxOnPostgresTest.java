package io.aibotiyi.backend.operations;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class OutboxOnPostgresTest extends OutboxContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
