package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class PasskeyOnH2Test extends PasskeyContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
