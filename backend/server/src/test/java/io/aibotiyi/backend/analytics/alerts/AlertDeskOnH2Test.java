package io.aibotiyi.backend.analytics.alerts;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AlertDeskOnH2Test extends AlertDeskContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
