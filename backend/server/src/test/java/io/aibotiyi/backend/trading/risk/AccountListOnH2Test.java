package io.aibotiyi.backend.trading.risk;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AccountListOnH2Test extends AccountListContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
