package io.aibotiyi.backend.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.operations.database.DatabaseSettings;
import io.aibotiyi.backend.operations.database.ModuleMigrations;
import io.aibotiyi.backend.operations.database.OneWriterPool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.opentest4j.TestAbortedException;

/** Empty, migrated databases for tests: H2 as the backend opens it, and a real PostgreSQL. */
public final class TestDatabase {

    /** That may be in use together, of each database. */
    public static final int CONNECTIONS = 12;

    private static final String TEMPLATE = "migrated";

    private TestDatabase() {}

    /** In memory, with the options of the file that the backend uses. */
    public static HikariDataSource h2() {
        HikariDataSource database =
                OneWriterPool.open(
                        configuration(
                                "jdbc:h2:mem:" + UUID.randomUUID() + DatabaseSettings.H2_OPTIONS,
                                "sa"));
        ModuleMigrations.migrate(database);
        return database;
    }

    /**
     * On the one PostgreSQL server of this test run.
     *
     * @throws TestAbortedException with the reason, where PostgreSQL cannot run
     */
    public static HikariDataSource postgres() {
        return Postgres.SERVER.create();
    }

    static HikariDataSource pool(String url, String user) {
        return new HikariDataSource(configuration(url, user));
    }

    private static HikariConfig configuration(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return config;
    }

    /** Started at the first use, stopped with the process. */
    private static final class Postgres {

        static final Postgres SERVER = new Postgres();

        private final EmbeddedPostgres server;
        private final Map<String, HikariDataSource> created = new LinkedHashMap<>();

        private Postgres() {
            try {
                // refuses to run as root; then the library runs it in a user namespace
                this.server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                execute("create database " + TEMPLATE);
                try (HikariDataSource template = pool(url(TEMPLATE), "postgres")) {
                    ModuleMigrations.migrate(template);
                }
            } catch (IOException | RuntimeException e) {
                throw new TestAbortedException(
                        "PostgreSQL does not start here: " + e.getMessage(), e);
            }
        }

        synchronized HikariDataSource create() {
            dropLeft();
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            execute("create database " + name + " template " + TEMPLATE);
            HikariDataSource pool = pool(url(name), "postgres");
            created.put(name, pool);
            return pool;
        }

        /**
         * Keeps the server's folder small: deleting hundreds of databases at the end takes long.
         */
        private void dropLeft() {
            for (var each = created.entrySet().iterator(); each.hasNext(); ) {
                Map.Entry<String, HikariDataSource> database = each.next();
                if (database.getValue().isClosed()) {
                    execute("drop database " + database.getKey() + " with (force)");
                    each.remove();
                }
            }
        }

        private String url(String database) {
            return server.getJdbcUrl("postgres", database);
        }

        private void execute(String sql) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }
}
