package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AmendOnH2Test extends AmendContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
