package io.aibotiyi.backend.identity.people;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class RoleHandOverOnH2Test extends RoleHandOverContract {

    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
