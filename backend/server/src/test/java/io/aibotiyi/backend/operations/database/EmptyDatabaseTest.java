package io.aibotiyi.backend.operations.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmptyDatabaseTest {

    private static final DatabaseSettings SETTINGS = new DatabaseSettings("", "", "", 2);
    private static final Path PLACE = Path.of("io/aibotiyi/backend/operations/database");

    @TempDir static Path made;
    @TempDir Path home;

    @BeforeAll
    static void make() throws IOException {
        EmptyDatabase.make(made.resolve("scratch"), made.resolve("classes"));
    }

    @Test
    void isWhatMigratingAnEmptyHomeGives() throws Exception {
        Path migrated = home.resolve("migrated");
        Path copied = home.resolve("copied");
        try (URLClassLoader prepared = prepared(made.resolve("classes"));
                HikariDataSource one = DatabaseOpening.open(SETTINGS, migrated, null);
                HikariDataSource other = DatabaseOpening.open(SETTINGS, copied, prepared)) {
            assertThat(script(other)).hasSizeGreaterThan(100).isEqualTo(script(one));
        }
    }

    @Test
    void isMigratedNoFurtherByTheNextStart() throws Exception {
        try (URLClassLoader prepared = prepared(made.resolve("classes"))) {
            assertThat(EmptyDatabase.copyTo(home, prepared)).isTrue();
            List<String> before;
            try (HikariDataSource first = DatabaseOpening.open(SETTINGS, home, null)) {
                before = script(first);
                assertThat(executions(first)).isPositive();
            }
            try (HikariDataSource second = DatabaseOpening.open(SETTINGS, home, prepared)) {
                assertThat(script(second)).isEqualTo(before);
            }
        }
    }

    @Test
    void leavesAHomeAloneThatHasADatabase() throws Exception {
        Path file = home.resolve("db/aibot.mv.db");
        Files.createDirectories(home.resolve("db"));
        Files.writeString(file, "what is here");
        try (URLClassLoader prepared = prepared(made.resolve("classes"))) {
            assertThat(EmptyDatabase.copyTo(home, prepared)).isFalse();
        }
        assertThat(file).hasContent("what is here");
    }

    @Test
    void isNotUsedIfItWasMadeFromOtherScripts() throws Exception {
        Path stale = home.resolve("stale");
        Files.createDirectories(stale.resolve(PLACE));
        Files.copy(
                made.resolve("classes").resolve(PLACE).resolve("empty.mv.db"),
                stale.resolve(PLACE).resolve("empty.mv.db"));
        Files.writeString(stale.resolve(PLACE).resolve("empty.sha256"), "0".repeat(64));
        try (URLClassLoader prepared = prepared(stale)) {
            assertThat(EmptyDatabase.copyTo(home, prepared)).isFalse();
            assertThat(home.resolve("db")).doesNotExist();
        }
    }

    @Test
    void isNotMissedWhereTheBuildMadeNone() throws Exception {
        try (URLClassLoader none = prepared(home.resolve("nothing"));
                HikariDataSource database = DatabaseOpening.open(SETTINGS, home, none)) {
            assertThat(executions(database)).isPositive();
        }
    }

    /** Sees what is in the folder and nothing else. */
    private static URLClassLoader prepared(Path classes) throws IOException {
        Files.createDirectories(classes);
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
    }

    private static long executions(HikariDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from \"flyway_schema_history_identity\"")
                .query(Long.class)
                .single();
    }

    /**
     * Every table, index, constraint and row, but for the times at which rows were made; sorted,
     * since H2 names constraints in no order of its own.
     */
    private static List<String> script(HikariDataSource database) {
        return JdbcClient.create(database)
                .sql("script nosettings")
                .query(String.class)
                .list()
                .stream()
                .map(EmptyDatabaseTest::withoutTimes)
                .sorted()
                .toList();
    }

    private static String withoutTimes(String line) {
        return line.replaceAll("'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:[^']*'", "TIME")
                .replaceAll("TIME, \\d+, TRUE\\)", "TIME, MILLIS, TRUE)")
                .replaceAll("SALT '[^']*' HASH '[^']*'", "PASSWORD")
                .replaceAll("(?i)(system_sequence_)[0-9a-f_]+", "$1ID");
    }
}
