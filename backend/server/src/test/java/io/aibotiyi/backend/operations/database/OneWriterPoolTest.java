package io.aibotiyi.backend.operations.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class OneWriterPoolTest {

    private static final int SIZE = 3;

    private OneWriterPool pool;

    @BeforeEach
    void open() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        config.setUsername("sa");
        config.setMaximumPoolSize(SIZE);
        config.setConnectionTimeout(300);
        pool = OneWriterPool.open(config, Duration.ofSeconds(2));
        write("create table t (id int primary key)");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private void write(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | true",
                "  SELECT * from t where a = ' for updates' | false",
                "select * from t for update | false",
                "with x as (select 1) select * from x | true",
                "values (1) | true",
                "insert into t values (1) | false",
                "update t set id = 2 | false",
                "merge into t key (id) values (1) | false",
                "create table u (id int) | false"
            })
    void takesForAReadOnlyWhatSurelyIsOne(String sql, boolean reads) {
        assertThat(OneWriterConnection.reads(sql)).isEqualTo(reads);
    }

    @Test
    void aTransactionHasTheTurnFromItsFirstWriteToItsEnd() throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.prepareStatement("select * from t").executeQuery();
            connection.createStatement().executeQuery("select * from t");
            assertThat(pool.turn().mine()).isFalse();
            connection.prepareStatement("insert into t values (1)").executeUpdate();
            assertThat(pool.turn().mine()).isTrue();
            CompletableFuture<Void> other = writing("insert into t values (2)");
            Awaitility.await().until(() -> pool.turn().waiting() == 1);
            assertThat(other).isNotDone();
            connection.commit();
            other.get(20, TimeUnit.SECONDS);
            connection.createStatement().executeUpdate("insert into t values (3)");
            assertThat(pool.turn().mine()).isTrue();
            connection.rollback();
            assertThat(pool.turn().mine()).isFalse();
        }
        assertThat(count()).isEqualTo(2);
    }

    private CompletableFuture<Void> writing(String sql) {
        return CompletableFuture.runAsync(() -> {
            try {
                write(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private int count() throws SQLException {
        try (Connection connection = pool.getConnection();
                var rows = connection.prepareStatement("select count(*) from t").executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void aConnectionThatIsClosedInMidTransactionKeepsNothing() throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.prepareStatement("insert into t values (1)").executeUpdate();
        }
        assertThat(pool.turn().mine()).isFalse();
        writing("insert into t values (1)").get(20, TimeUnit.SECONDS);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whoHasTheTurnFindsAConnectionWhileAllOthersAreTaken() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try {
            Connection writer = pool.getConnection();
            taken.add(writer);
            while (taken.size() < SIZE) {
                taken.add(pool.getConnection());
            }
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("300 ms");
            writer.setAutoCommit(false);
            writer.prepareStatement("insert into t values (1)").executeUpdate();
            write("insert into t values (2)");
            writer.commit();
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class);
        } finally {
            for (Connection connection : taken) {
                connection.close();
                connection.close();
            }
        }
        for (int i = 0; i < 2 * SIZE; i++) {
            assertThat(count()).isEqualTo(2);
        }
    }

    @Test
    void whoWaitsTooLongForAWriterIsToldThatItMayTryAgain() throws Exception {
        try (Connection writer = pool.getConnection()) {
            writer.setAutoCommit(false);
            writer.prepareStatement("insert into t values (1)").executeUpdate();
            CompletableFuture<Integer> other =
                    CompletableFuture.supplyAsync(
                            () -> new JdbcTemplate(pool).update("insert into t values (2)"));
            assertThatThrownBy(() -> other.get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TransientDataAccessException.class)
                    .hasMessageContaining("busy: another writer did not end within PT2S");
        }
    }
}
