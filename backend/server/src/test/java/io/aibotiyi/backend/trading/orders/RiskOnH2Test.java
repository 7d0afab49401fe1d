package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class RiskOnH2Test extends RiskContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
