package io.aibotiyi.backend.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AuditLogOnH2Test extends AuditLogContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
