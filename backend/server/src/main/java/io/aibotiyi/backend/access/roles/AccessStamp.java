package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.access.AccessProperties;
import io.aibotiyi.domain.TimeOrderedIds;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Names the state of all roles, assignments, delegations, privileges and policies. Every change
 * replaces it in its own transaction, which also puts changes in one order; whoever remembers
 * something remembers under which stamp. Safe from any thread.
 *
 * <p>A change on this node is seen at once after its commit, one on another node after {@link
 * AccessProperties#refreshInterval} at the latest.
 */
@Component
public final class AccessStamp {

    /** Worthless once this node changed something after it began to be read. */
    private record Known(UUID stamp, long readAt, long changes) {}

    private final JdbcClient jdbc;
    private final TimeOrderedIds ids;
    private final long interval;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    public AccessStamp(JdbcClient jdbc, TimeOrderedIds ids, AccessProperties properties) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.interval = properties.refreshInterval().toNanos();
    }

    /** The stamp now; reads the database when it has not for the interval. */
    public UUID current() {
        Known last = known;
        long now = System.nanoTime();
        long before = changes.get();
        if (last != null
                && last.changes() == before
                && now - last.readAt() < interval
                && !inChange()) {
            return last.stamp();
        }
        UUID stamp =
                jdbc.sql("select stamp from access_state where id = 1").query(UUID.class).single();
        if (!inChange()) {
            known = new Known(stamp, now, before);
        }
        return stamp;
    }

    /**
     * Replaces the stamp in the caller's transaction, which waits here for any other change under
     * way. Call it first, before anything is read that the change depends on and before the audit
     * log.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void change() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A change of access needs a transaction");
        }
        jdbc.sql("update access_state set stamp = ? where id = 1").param(ids.next()).update();
        if (inChange()) {
            return;
        }
        TransactionSynchronizationManager.bindResource(this, true);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void suspend() {
                        TransactionSynchronizationManager.unbindResource(AccessStamp.this);
                    }

                    @Override
                    public void resume() {
                        TransactionSynchronizationManager.bindResource(AccessStamp.this, true);
                    }

                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(
                                AccessStamp.this);
                        changes.incrementAndGet();
                    }
                });
    }

    /**
     * This thread's transaction changes something. What it reads may change again before the
     * commit, so nothing that is read meanwhile may be remembered.
     */
    public boolean inChange() {
        return TransactionSynchronizationManager.hasResource(this);
    }
}
