package io.aibotiyi.backend.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.operations.database.DatabaseSettings;
import io.aibotiyi.backend.operations.database.ModuleMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary home with the database file that the backend would have; removed when closed. */
final class BenchHome implements AutoCloseable {

    final Path folder;
    final HikariDataSource database;
    final AuditRig rig;

    BenchHome() throws IOException {
        folder = Files.createTempDirectory("audit-bench");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:h2:file:"
                        + folder.resolve("db").resolve("aibot")
                        + DatabaseSettings.H2_OPTIONS);
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(12);
        database = new HikariDataSource(config);
        ModuleMigrations.migrate(database);
        rig = new AuditRig(database, folder, folder.resolve("secrets"));
    }

    @Override
    public void close() throws IOException {
        rig.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
