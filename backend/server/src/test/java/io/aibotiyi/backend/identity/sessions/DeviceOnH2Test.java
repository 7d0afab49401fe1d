package io.aibotiyi.backend.identity.sessions;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class DeviceOnH2Test extends DeviceContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
