package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class DisablingRaceOnH2Test extends DisablingRaceContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }

    @Override
    String waiting() {
        return "select count(*) from information_schema.sessions where blocker_id is not null";
    }
}
