package io.aibotiyi.backend.operations.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseOpeningTest {

    private static final DatabaseSettings SETTINGS = new DatabaseSettings("", "", "", 2);

    @TempDir Path home;

    @Test
    void handsOutTheMigratedDatabaseAndLeavesItOpen() {
        DatabaseOpening opening = DatabaseOpening.begin(SETTINGS, home);
        try (HikariDataSource database = opening.take()) {
            opening.close();
            assertThat(migrations(database)).isPositive();
        }
    }

    @Test
    void closesADatabaseThatNobodyTook() throws Exception {
        DatabaseOpening.begin(SETTINGS, home).close();
        try (FileChannel file =
                        FileChannel.open(home.resolve("db/aibot.mv.db"), StandardOpenOption.WRITE);
                FileLock free = file.tryLock()) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void tellsWhoTakesItWhyItDidNotOpen() throws Exception {
        Path file = home.resolve("db/aibot.mv.db");
        Files.createDirectories(home.resolve("db"));
        Files.writeString(file, "this is no database");
        DatabaseOpening opening = DatabaseOpening.begin(SETTINGS, home);
        AtomicReference<Throwable> early = new AtomicReference<>();
        assertThatThrownBy(opening::take).satisfies(early::set);
        assertThatThrownBy(() -> DatabaseOpening.open(SETTINGS, home)).hasSameClassAs(early.get());
        opening.close();
        assertThat(file).hasContent("this is no database");
    }

    @Test
    void knowsWhichSettingsItServes() {
        try (DatabaseOpening opening = DatabaseOpening.begin(SETTINGS, home)) {
            assertThat(opening.isOf(new DatabaseSettings("", "", "", 2))).isTrue();
            assertThat(opening.isOf(new DatabaseSettings("", "", "", 4))).isFalse();
            assertThat(opening.isOf(new DatabaseSettings("jdbc:postgresql://h/d", "", "", 2)))
                    .isFalse();
        }
    }

    @Test
    void setsNumbersOfRowsAsideInBlocksInDatabasesMadeBeforeToo() {
        try (HikariDataSource database = DatabaseOpening.open(SETTINGS, home, null)) {
            assertThat(narrowest(database)).isEqualTo(NumberBlocks.SIZE);
            JdbcClient.create(database)
                    .sql("alter table ledger_account alter column id set cache 32")
                    .update();
        }
        try (HikariDataSource database = DatabaseOpening.open(SETTINGS, home, null)) {
            assertThat(narrowest(database)).isEqualTo(NumberBlocks.SIZE);
        }
    }

    private static int narrowest(HikariDataSource database) {
        return JdbcClient.create(database)
                .sql(
                        "select min(identity_cache) from information_schema.columns"
                                + " where table_schema = 'public'")
                .query(Integer.class)
                .single();
    }

    private static int migrations(HikariDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from \"flyway_schema_history_ledger\"")
                .query(Integer.class)
                .single();
    }
}
