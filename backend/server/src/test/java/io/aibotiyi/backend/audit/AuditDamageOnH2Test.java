package io.aibotiyi.backend.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.TestDatabase;

class AuditDamageOnH2Test extends AuditDamageContract {
    @Override
    HikariDataSource open() {
        return TestDatabase.h2();
    }
}
