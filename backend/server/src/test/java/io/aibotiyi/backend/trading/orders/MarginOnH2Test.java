package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class MarginOnH2Test extends MarginContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
