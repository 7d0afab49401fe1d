package io.aibotiyi.backend.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.audit.checkpoint.AuditSettings;
import io.aibotiyi.backend.audit.checkpoint.Checkpoint;
import io.aibotiyi.backend.audit.checkpoint.CheckpointKey;
import io.aibotiyi.backend.audit.checkpoint.Checkpointer;
import io.aibotiyi.backend.audit.log.ChainedAuditLog;
import io.aibotiyi.backend.audit.log.EntryRows;
import io.aibotiyi.backend.audit.log.EntryStore;
import io.aibotiyi.backend.audit.log.EntryWriter;
import io.aibotiyi.backend.testing.TestVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One node's whole audit log on a database, with its home in a folder; checkpoints on demand. */
public final class AuditRig implements AutoCloseable {

    final HikariDataSource database;
    final Path home;
    final TestVault vault;
    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final Checkpointer checkpointer;
    final EntryRows rows;
    final EntryStore store;
    final AuditLog log;
    private final EntryWriter writer;

    AuditRig(HikariDataSource database, Path home, Path secrets) {
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        this.database = database;
        this.home = home;
        this.vault = TestVault.on(database, secrets);
        this.jdbc = new JdbcTemplate(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        this.transaction = new TransactionTemplate(transactions);
        JdbcClient client = JdbcClient.create(database);
        this.checkpointer =
                new Checkpointer(
                        client,
                        transactions,
                        new CheckpointKey(client, vault.vault()),
                        new AuditSettings(Duration.ofHours(1), 1_000_000, ""),
                        clock,
                        home.toString());
        this.rows = new EntryRows(jdbc);
        this.store = new EntryStore(jdbc, checkpointer);
        this.writer = new EntryWriter(store, vault.personal(), database, transactions);
        this.log = new ChainedAuditLog(store, writer, vault.personal(), clock);
        checkpointer.start();
    }

    void append(int count) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < count; i++) {
                log.append(
                        AuditEvent.done("test.happened", "thing:" + i)
                                .with(Map.of("number", Integer.toString(i))));
            }
        });
    }

    Checkpoint checkpoint() {
        return checkpointer.make().orElseThrow();
    }

    AuditReport verify(String... given) {
        return AuditVerifier.database(database, home, false, List.of(given), checked -> {});
    }

    @Override
    public void close() {
        checkpointer.stop();
        try {
            writer.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
