package io.aibotiyi.backend.identity.people;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class PeopleSearchOnPostgresTest extends PeopleSearchContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
