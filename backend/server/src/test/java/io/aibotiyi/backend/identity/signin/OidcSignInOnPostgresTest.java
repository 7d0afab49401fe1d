package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class OidcSignInOnPostgresTest extends OidcSignInContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
