package io.aibotiyi.backend.notifications.mail;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class MailOnH2Test extends MailContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
