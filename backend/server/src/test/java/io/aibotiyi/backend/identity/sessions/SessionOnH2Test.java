package io.aibotiyi.backend.identity.sessions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class SessionOnH2Test extends SessionContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
