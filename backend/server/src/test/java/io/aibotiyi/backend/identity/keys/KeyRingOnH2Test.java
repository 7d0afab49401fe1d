package io.aibotiyi.backend.identity.keys;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class KeyRingOnH2Test extends KeyRingContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
