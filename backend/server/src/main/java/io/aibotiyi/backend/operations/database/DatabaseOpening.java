package io.aibotiyi.backend.operations.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A database being opened and migrated on a thread of its own, so that this runs beside the rest of
 * the start. Whoever takes it closes it; one that nobody took is closed with this.
 */
final class DatabaseOpening implements AutoCloseable {

    private final DatabaseSettings settings;
    private final FutureTask<HikariDataSource> opening;
    private boolean taken;

    private DatabaseOpening(DatabaseSettings settings, Path home) {
        this.settings = settings;
        this.opening = new FutureTask<>(() -> open(settings, home));
    }

    static DatabaseOpening begin(DatabaseSettings settings, Path home) {
        DatabaseOpening begun = new DatabaseOpening(settings, home);
        Thread.ofPlatform().name("database-opening").daemon().start(begun.opening);
        return begun;
    }

    /** Whether this is the database that these settings ask for. */
    boolean isOf(DatabaseSettings wanted) {
        return settings.equals(wanted);
    }

    /** Waits until it is open; what prevented that is thrown as {@link #open} would. */
    synchronized HikariDataSource take() {
        HikariDataSource database = await();
        taken = true;
        return database;
    }

    private HikariDataSource await() {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The database could not be opened", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database was opened", e);
        }
    }

    @Override
    public synchronized void close() {
        if (taken) {
            return;
        }
        taken = true;
        try {
            await().close();
        } catch (RuntimeException e) {
            // it never opened: there is nothing to close, and who wanted it has been told
            return;
        }
    }

    /** Opens the database and brings its tables up to date; on failure it is closed again. */
    static HikariDataSource open(DatabaseSettings settings, Path home) {
        return open(settings, home, DatabaseOpening.class.getClassLoader());
    }

    /**
     * The same.
     *
     * @param prepared of a class path that may hold an {@link EmptyDatabase}; null migrates always
     */
    static HikariDataSource open(
            DatabaseSettings settings, Path home, @Nullable ClassLoader prepared) {
        boolean current =
                settings.embedded() && prepared != null && EmptyDatabase.copyTo(home, prepared);
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(settings.address(home));
        config.setUsername(settings.embedded() ? "sa" : settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(1);
        HikariDataSource database =
                settings.embedded() ? OneWriterPool.open(config) : new HikariDataSource(config);
        try {
            if (!current) {
                ModuleMigrations.migrate(database);
                if (settings.embedded()) {
                    NumberBlocks.widen(database);
                }
            }
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
