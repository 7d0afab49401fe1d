package io.aibotiyi.backend.routing.parents;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class ParentOnPostgresTest extends ParentContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
