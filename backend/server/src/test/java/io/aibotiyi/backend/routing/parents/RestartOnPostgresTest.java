package io.aibotiyi.backend.routing.parents;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class RestartOnPostgresTest extends RestartContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
