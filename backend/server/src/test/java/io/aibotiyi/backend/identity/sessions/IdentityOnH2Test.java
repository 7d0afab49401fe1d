package io.aibotiyi.backend.identity.sessions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class IdentityOnH2Test extends IdentityContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
