package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class BrowserSignInOnH2Test extends BrowserSignInContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
