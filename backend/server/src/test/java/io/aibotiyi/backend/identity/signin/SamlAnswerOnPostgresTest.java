package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class SamlAnswerOnPostgresTest extends SamlAnswerContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
