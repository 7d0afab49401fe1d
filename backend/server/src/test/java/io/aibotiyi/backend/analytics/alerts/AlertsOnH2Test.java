package io.aibotiyi.backend.analytics.alerts;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AlertsOnH2Test extends AlertContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
