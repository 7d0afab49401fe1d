package io.aibotiyi.backend.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AuditDamageOnPostgresTest extends AuditDamageContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.postgres();
    }
}
