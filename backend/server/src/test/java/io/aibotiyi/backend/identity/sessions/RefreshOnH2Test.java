package io.aibotiyi.backend.identity.sessions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class RefreshOnH2Test extends RefreshContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
