package io.aibotiyi.backend.trading.risk;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AccountListOnPostgresTest extends AccountListContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
