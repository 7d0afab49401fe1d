package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class MarginGroupOnPostgresTest extends MarginGroupContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
