package io.aibotiyi.backend.notifications.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class NoticesOnH2Test extends NoticesContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
