package io.aibotiyi.backend.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class LedgerOnPostgresTest extends LedgerContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
