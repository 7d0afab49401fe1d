package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class LimitOnH2Test extends LimitContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
