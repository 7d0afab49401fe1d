package io.aibotiyi.backend.analytics.alerts;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AlertDeskOnPostgresTest extends AlertDeskContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
