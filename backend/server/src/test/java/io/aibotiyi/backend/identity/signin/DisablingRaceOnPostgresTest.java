package io.aibotiyi.backend.identity.signin;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class DisablingRaceOnPostgresTest extends DisablingRaceContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }

    @Override
    String waiting() {
        return "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    }
}
