package io.aibotiyi.backend.vault;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class VaultOnPostgresTest extends VaultContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
