package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class FundingOnPostgresTest extends FundingContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
