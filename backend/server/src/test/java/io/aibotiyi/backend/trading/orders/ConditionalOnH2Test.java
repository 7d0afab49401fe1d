package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class ConditionalOnH2Test extends ConditionalContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
