package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class SamlSignInOnH2Test extends SamlSignInContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
