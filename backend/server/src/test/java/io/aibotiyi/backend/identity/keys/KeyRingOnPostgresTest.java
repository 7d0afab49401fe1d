package io.aibotiyi.backend.identity.keys;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class KeyRingOnPostgresTest extends KeyRingContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
