package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class LiquidationOnPostgresTest extends LiquidationContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
