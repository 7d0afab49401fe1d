package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class FillHistoryOnPostgresTest extends FillHistoryContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
