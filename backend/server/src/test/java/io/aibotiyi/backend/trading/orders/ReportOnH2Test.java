package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class ReportOnH2Test extends ReportContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
