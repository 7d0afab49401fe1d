package io.aibotiyi.backend.vault.sealing;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class KeyRotationOnH2Test extends KeyRotationContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
