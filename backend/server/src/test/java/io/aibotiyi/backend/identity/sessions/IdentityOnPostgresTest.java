package io.aibotiyi.backend.identity.sessions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class IdentityOnPostgresTest extends IdentityContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
