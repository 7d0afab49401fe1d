package io.aibotiyi.backend.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class LedgerOnH2Test extends LedgerContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
