package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class RandomTradingOnH2Test extends RandomTradingContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
