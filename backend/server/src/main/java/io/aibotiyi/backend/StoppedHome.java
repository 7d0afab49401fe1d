package io.aibotiyi.backend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.AuditVerifier;
import io.aibotiyi.backend.operations.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** What can be examined of a home while no backend runs on it. */
public final class StoppedHome {

    private StoppedHome() {}

    /**
     * Verifies the audit log in the database that the home's configuration names.
     *
     * @param given further signed checkpoints that the log must agree with
     * @param progress told how many entries were checked so far
     * @throws BackendStartException if a backend runs on the home
     */
    public static AuditReport verifyAudit(Path home, List<String> given, LongConsumer progress) {
        HomeLock lock = HomeLock.take(home);
        try {
            DatabaseSettings settings = settings(home);
            boolean absent =
                    settings.embedded()
                            && !Files.exists(home.resolve("db").resolve("aibot.mv.db"));
            if (absent) {
                return AuditVerifier.hasCheckpoints(home)
                        ? new AuditReport(
                                0, false, 0L, "the database is gone, but there are checkpoints")
                        : new AuditReport(0, true, null, null);
            }
            return verify(home, settings, given, progress);
        } finally {
            lock.close();
        }
    }

    private static AuditReport verify(
            Path home, DatabaseSettings settings, List<String> given, LongConsumer progress) {
        try (HikariDataSource database = open(home, settings)) {
            return AuditVerifier.database(database, home, !settings.embedded(), given, progress);
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return new AuditReport(
                    0, false, 0L, "the database cannot be opened: " + cause.getMessage());
        }
    }

    private static HikariDataSource open(Path home, DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        // not made where there is none, and not rewritten on closing
        String untouched = ";IFEXISTS=TRUE;MAX_COMPACT_TIME=0";
        config.setJdbcUrl(settings.address(home) + (settings.embedded() ? untouched : ""));
        config.setUsername(settings.embedded() ? "sa" : settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(2);
        config.setInitializationFailTimeout(1);
        return new HikariDataSource(config);
    }

    private static DatabaseSettings settings(Path home) {
        StandardEnvironment environment = new StandardEnvironment();
        load(environment, new FileSystemResource(home.resolve("application.yaml")));
        load(environment, new ClassPathResource("application.yaml"));
        return Binder.get(environment).bindOrCreate("aibot.database", DatabaseSettings.class);
    }

    private static void load(StandardEnvironment environment, Resource resource) {
        if (!resource.exists()) {
            return;
        }
        try {
            new YamlPropertySourceLoader()
                    .load(resource.getDescription(), resource)
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The configuration " + resource.getDescription() + " cannot be read", e);
        }
    }
}
