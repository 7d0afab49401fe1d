package io.aibotiyi.backend.operations.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.turn.OneWriter;
import io.aibotiyi.backend.turn.WriteTurn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Connections to H2, of which one writes at a time: from a transaction's first statement that is
 * not a plain query until it ends.
 *
 * <p>H2's store writes each commit as the roots of its maps, one map after the other, while other
 * transactions go on changing them. What is on the disk between two commits may therefore hold one
 * half of a transaction that nothing marks as unfinished, and a process killed at that moment opens
 * with it: {@code TornCommitTest} shows it. With one writer there is nobody to tear.
 *
 * <p>A thread that has the turn always finds a connection: {@value #SPARE} beyond the pool's size
 * are kept for it, so that those who wait for the turn with a connection in hand cannot stop it.
 */
public final class OneWriterPool extends HikariDataSource implements OneWriter {

    static final int SPARE = 2;

    /** As long as H2 waits for a lock. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WriteTurn turn;
    private final int size;
    private final Semaphore places;
    private final long waitMillis;

    private OneWriterPool(HikariConfig config, int size, Duration patience) {
        super(config);
        this.turn = new WriteTurn(patience);
        this.size = size;
        this.places = new Semaphore(size, true);
        this.waitMillis = config.getConnectionTimeout();
    }

    /** Opens the pool that the configuration describes. */
    public static OneWriterPool open(HikariConfig config) {
        return open(config, PATIENCE);
    }

    static OneWriterPool open(HikariConfig config, Duration patience) {
        int size = config.getMaximumPoolSize();
        config.setMaximumPoolSize(size + SPARE);
        return new OneWriterPool(config, size, patience);
    }

    @Override
    public WriteTurn turn() {
        return turn;
    }

    /** Connections that may be in use together, without the spare ones. */
    public int size() {
        return size;
    }

    /** Threads that wait for one of them now. */
    public int waiting() {
        return places.getQueueLength();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (turn.mine()) {
            return OneWriterConnection.of(super.getConnection(), turn, () -> {});
        }
        takePlace();
        try {
            return OneWriterConnection.of(super.getConnection(), turn, places::release);
        } catch (SQLException | RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private void takePlace() throws SQLException {
        try {
            if (!places.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException(
                        "no connection to the database was free within " + waitMillis + " ms",
                        "08001");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException(
                    "interrupted while waiting for a connection to the database", "08001", e);
        }
    }
}
