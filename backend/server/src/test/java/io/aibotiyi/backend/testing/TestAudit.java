package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.audit.log.ChainedAuditLog;
import io.aibotiyi.backend.audit.log.EntryStore;
import io.aibotiyi.backend.audit.log.EntryWriter;
import io.aibotiyi.backend.vault.PersonalVault;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The real audit log on a test's database; close it before the database. */
public record TestAudit(AuditLog log, EntryWriter writer) implements AutoCloseable {

    public static TestAudit on(DataSource database, PersonalVault vault, Clock clock) {
        EntryStore store = new EntryStore(new JdbcTemplate(database), (from, to) -> {});
        EntryWriter writer =
                new EntryWriter(store, vault, database, new JdbcTransactionManager(database));
        return new TestAudit(new ChainedAuditLog(store, writer, vault, clock), writer);
    }

    @Override
    public void close() {
        try {
            writer.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
