package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.HistoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB, in memory, as the engine that reads and writes Parquet; it stores nothing itself.
 *
 * <p>It opens at the first use, so that a server which asks for no history does not pay for it. At
 * most {@value #MAX_CONNECTIONS} connections work at once, further callers wait. Its memory is
 * bounded by {@value #MEMORY_LIMIT}; larger sorts spill into the given folder, whose leftovers of a
 * crash are removed by the sweep of the staging area.
 */
public final class QueryEngine implements AutoCloseable {

    /** How many callers the engine serves at once. */
    public static final int MAX_CONNECTIONS = 4;

    static final String MEMORY_LIMIT = "512MB";

    private final Path spill;
    private final Semaphore permits = new Semaphore(MAX_CONNECTIONS, true);
    private @Nullable DuckDBConnection root;
    private boolean closed;

    /**
     * @param spill folder for what does not fit into memory, created and removed with the engine
     */
    public QueryEngine(Path spill) {
        this.spill = spill;
    }

    /** Work on one connection; temporary tables are its own and vanish with it. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(DuckDBConnection connection) throws SQLException, IOException;
    }

    /**
     * Runs work on a connection of its own and closes that after.
     *
     * @param what for the message of a failure: what is being done, and where
     * @throws HistoryException if the engine, or the work, fails with SQL or disk
     */
    public <T extends @Nullable Object> T with(String what, Work<T> work) {
        try {
            return attempt(work);
        } catch (SQLException | IOException e) {
            throw new HistoryException("Could not " + what + ": " + firstLine(e), e);
        }
    }

    <T extends @Nullable Object> T attempt(Work<T> work) throws SQLException, IOException {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HistoryException("Interrupted while waiting for the history engine", e);
        }
        try (DuckDBConnection connection = connect()) {
            return work.run(connection);
        } finally {
            permits.release();
        }
    }

    static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message.lines().findFirst().orElse(message);
    }

    private synchronized DuckDBConnection connect() throws SQLException, IOException {
        if (closed) {
            throw new HistoryException("The history store is closed", null);
        }
        DuckDBConnection open = root;
        if (open == null) {
            open = open();
            root = open;
        }
        return open.duplicate().unwrap(DuckDBConnection.class);
    }

    private DuckDBConnection open() throws SQLException, IOException {
        Files.createDirectories(spill);
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("memory_limit", MEMORY_LIMIT);
        properties.setProperty("temp_directory", spill.toString());
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:", properties)
                        .unwrap(DuckDBConnection.class);
        UnpackedLibrary.unlink();
        try (Statement statement = connection.createStatement()) {
            int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
            statement.execute("SET threads = " + threads);
        }
        return connection;
    }

    /** Closes the engine after the work in progress; later calls throw. */
    @Override
    public void close() {
        permits.acquireUninterruptibly(MAX_CONNECTIONS);
        try {
            closeRoot();
        } finally {
            permits.release(MAX_CONNECTIONS);
        }
    }

    private synchronized void closeRoot() {
        closed = true;
        DuckDBConnection open = root;
        root = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
            DurableFiles.deleteTree(spill);
        } catch (SQLException | IOException e) {
            throw new HistoryException("Could not close the history engine: " + firstLine(e), e);
        }
    }
}
