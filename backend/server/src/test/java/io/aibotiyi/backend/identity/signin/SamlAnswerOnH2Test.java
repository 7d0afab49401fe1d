package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class SamlAnswerOnH2Test extends SamlAnswerContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
