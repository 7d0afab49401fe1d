package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class GroupOnH2Test extends GroupContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
