package io.aibotiyi.backend.notifications.mail;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class MailOnPostgresTest extends MailContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
