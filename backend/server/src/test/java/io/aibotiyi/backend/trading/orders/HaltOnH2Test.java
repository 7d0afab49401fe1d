package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class HaltOnH2Test extends HaltContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
