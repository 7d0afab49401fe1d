package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class FifoOnH2Test extends FifoContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
