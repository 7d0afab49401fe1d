package io.aibotiyi.backend.access.decisions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class PolicyOnH2Test extends PolicyContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
