package io.aibotiyi.backend.identity.people;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class RoleHandOverOnPostgresTest extends RoleHandOverContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
