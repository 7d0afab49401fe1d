package io.aibotiyi.backend.audit.log;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.gauges.QueueGauge;
import io.aibotiyi.backend.turn.WriteTurn;
import io.aibotiyi.backend.vault.PersonalVault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes entries in transactions of their own, on one thread that keeps one connection for itself:
 * a caller inside a transaction needs no second connection, so that a full pool cannot make callers
 * wait for each other. What waits together is committed together, at most {@value #BATCH} entries.
 *
 * <p>At most {@value #WAITING} callers wait; one more is refused. A caller waits at most {@value
 * #PATIENCE_SECONDS} seconds, and then its act fails although the entry may still be written.
 */
@Component
public final class EntryWriter implements DisposableBean, QueueGauge {

    static final int BATCH = 256;
    static final int WAITING = 4_096;
    static final int PATIENCE_SECONDS = 15;

    private record Job(
            AuditEvent event, CallContext context, Instant at, CompletableFuture<Void> done) {}

    /** Ends the thread; not by an interrupt, which would close the database's file. */
    private static final Job STOP =
            new Job(
                    AuditEvent.done("stop", null),
                    CallContext.system("audit"),
                    Instant.EPOCH,
                    CompletableFuture.completedFuture(null));

    private final EntryStore store;
    private final PersonalVault vault;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private final BlockingQueue<Job> waiting = new ArrayBlockingQueue<>(WAITING);
    private final WriteTurn turn;
    private final Own own;
    private final Thread thread;
    private final LongAdder refused = new LongAdder();
    private volatile boolean stopped;

    public EntryWriter(
            EntryStore store,
            PersonalVault vault,
            DataSource database,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.vault = vault;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.turn = WriteTurn.of(database);
        this.own = new Own();
        this.thread = Thread.ofPlatform().name("audit-writer").daemon().start(() -> run());
    }

    /**
     * Returns when the entry is durable.
     *
     * @throws org.springframework.dao.DataAccessException if it could not be written
     */
    void write(AuditEvent event, CallContext context, Instant at) {
        Job job = new Job(event, context, at, new CompletableFuture<>());
        if (stopped || !waiting.offer(job)) {
            refused.increment();
            throw new DataAccessResourceFailureException(
                    "The audit log takes no entry now: " + (stopped ? "it stops" : "it is full"));
        }
        try {
            // a caller that has the database's turn to write cannot go on before this is written
            turn.lend(thread, () -> job.done().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new DataAccessResourceFailureException(
                    "The audit entry " + event.action() + " could not be written", e.getCause());
        } catch (TimeoutException e) {
            throw new DataAccessResourceFailureException(
                    "The audit entry " + event.action() + " was not written in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException(
                    "Interrupted before the audit entry " + event.action() + " was written", e);
        }
    }

    @Override
    public String name() {
        return "audit entries";
    }

    @Override
    public long depth() {
        return waiting.size();
    }

    @Override
    public long capacity() {
        return WAITING;
    }

    @Override
    public long refused() {
        return refused.sum();
    }

    @Override
    public String full() {
        return "the act that the entry is about fails";
    }

    /** Writes what waits, then ends. */
    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        waiting.put(STOP);
        thread.join(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    private void run() {
        boolean last = false;
        try {
            while (!last) {
                List<Job> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                last = batch.remove(STOP);
                if (own.ready(batch)) {
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            own.release();
        }
    }

    private void write(List<Job> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(
                    status -> store.append(batch.stream().map(this::draft).toList()));
            batch.forEach(job -> job.done().complete(null));
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                batch.getFirst().done().completeExceptionally(e);
            } else {
                batch.forEach(job -> write(List.of(job)));
            }
        }
    }

    private Entry draft(Job job) {
        AuditEvent event = job.event();
        String sealed =
                EntryDraft.sealed(
                        event,
                        clear ->
                                vault.sealIfKnown(
                                                Objects.requireNonNull(event.subject()),
                                                ChainedAuditLog.FIELD,
                                                clear)
                                        .orElse(""));
        return EntryDraft.of(event, job.context(), job.at(), sealed);
    }

    /** The writer's connection, bound to its thread, so that everything it calls uses it. */
    private final class Own {

        private @Nullable Connection connection = open();
        private boolean bound;

        private Connection open() {
            try {
                return database.getConnection();
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException(
                        "The audit log needs a connection of its own", e);
            }
        }

        /** True with a living connection; where there is none the batch has failed. */
        private boolean ready(List<Job> batch) {
            try {
                if (connection != null && !connection.isValid(2)) {
                    release();
                }
                Connection ready = connection == null ? open() : connection;
                connection = ready;
                if (!bound) {
                    TransactionSynchronizationManager.bindResource(
                            database, new ConnectionHolder(ready));
                    bound = true;
                }
                return true;
            } catch (SQLException | DataAccessResourceFailureException e) {
                batch.forEach(job -> job.done().completeExceptionally(e));
                return false;
            }
        }

        private void release() {
            if (bound) {
                TransactionSynchronizationManager.unbindResource(database);
                bound = false;
            }
            if (connection != null) {
                DataSourceUtils.releaseConnection(connection, null);
                connection = null;
            }
        }
    }
}
