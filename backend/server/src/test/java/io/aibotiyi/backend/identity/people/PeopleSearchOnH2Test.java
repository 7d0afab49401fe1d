package io.aibotiyi.backend.identity.people;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class PeopleSearchOnH2Test extends PeopleSearchContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
