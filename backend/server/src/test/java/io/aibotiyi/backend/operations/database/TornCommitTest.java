package io.aibotiyi.backend.operations.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process that dies leaves behind holds whole transactions only.
 *
 * <p>Three threads book holds and a fourth takes them away, a few in each transaction, while the
 * database's file is copied as it is: each copy is what a kill at that moment would have left. With
 * a plain pool in place of {@link OneWriterPool} about one in ten is torn.
 */
class TornCommitTest {

    private static final int COPIES = 60;

    /** Between two copies, so that the file stays small: more than are made until the copy. */
    private static final int COMMITS = 60;

    private record Hold(String name, long account, long amount) {}

    @TempDir Path folder;

    private final ConcurrentLinkedQueue<Hold> held = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Semaphore commits = new Semaphore(0);
    private volatile boolean running = true;

    @Test
    void everyCopyOfTheFileHoldsWholeTransactionsOnly() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url("live"));
        config.setUsername("sa");
        long seed = System.nanoTime();
        Random moment = new Random(seed);
        List<Thread> threads = new ArrayList<>();
        try (HikariDataSource database = OneWriterPool.open(config)) {
            create(database);
            for (int i = 0; i < 3; i++) {
                String name = "writer-" + i;
                Random random = new Random(seed + i);
                threads.add(
                        Thread.ofPlatform()
                                .start(() -> guarded(() -> book(database, name, random))));
            }
            threads.add(Thread.ofPlatform().start(() -> guarded(() -> free(database))));
            try {
                for (int i = 0; i < COPIES; i++) {
                    commits.release(COMMITS);
                    int left = moment.nextInt(COMMITS / 4, COMMITS);
                    while (commits.availablePermits() > left && failure.get() == null) {
                        Thread.onSpinWait();
                    }
                    assertThat(wrongInCopy(i))
                            .as("accounts of copy %d, seed %d", i, seed)
                            .isEmpty();
                }
            } finally {
                running = false;
                commits.release(threads.size());
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }
        assertThat(failure.get()).isNull();
    }

    private List<String> wrongInCopy(int number) throws IOException, SQLException {
        String copy = "copy" + number;
        Path file = folder.resolve(copy + ".mv.db");
        Files.copy(folder.resolve("live.mv.db"), file);
        List<String> wrong = wrong(copy);
        Files.delete(file);
        return wrong;
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name) + DatabaseSettings.H2_OPTIONS;
    }

    private static void create(HikariDataSource database) throws SQLException {
        for (String sql :
                List.of(
                        "create table account (id bigint primary key, held bigint not null)",
                        "create table hold (name varchar(60) primary key, account_id bigint not"
                                + " null, amount bigint not null)",
                        "insert into account values (1, 0), (2, 0)")) {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.executeUpdate();
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (Exception e) {
            failure.set(e);
        }
    }

    private void book(HikariDataSource database, String name, Random random) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; running; i++) {
                Hold hold = new Hold(name + '-' + i, 1 + random.nextInt(2), 1 + random.nextInt(99));
                change(connection, hold.account(), hold.amount());
                update(
                        connection,
                        "insert into hold values (?, ?, ?)",
                        hold.name(),
                        hold.account(),
                        hold.amount());
                commits.acquire();
                connection.commit();
                held.add(hold);
            }
        }
    }

    private void free(HikariDataSource database) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            while (running) {
                for (int i = 0; i < 8; i++) {
                    Hold hold = held.poll();
                    if (hold != null) {
                        change(connection, hold.account(), -hold.amount());
                        update(connection, "delete from hold where name = ?", hold.name());
                    }
                }
                commits.acquire();
                connection.commit();
            }
        }
    }

    private static void change(Connection connection, long account, long by) throws SQLException {
        update(connection, "update account set held = held + ? where id = ?", by, account);
    }

    private static void update(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private List<String> wrong(String copy) throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url(copy), "sa", "");
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select id, held, (select coalesce(sum(amount), 0) from hold where"
                                        + " account_id = a.id) as holds from account a");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getLong("held") != rows.getLong("holds")) {
                    wrong.add(
                            "account "
                                    + rows.getLong("id")
                                    + " holds "
                                    + rows.getLong("held")
                                    + " instead of "
                                    + rows.getLong("holds"));
                }
            }
        }
        return wrong;
    }
}
