package io.aibotiyi.backend.operations;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.operations.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * The database that a home's configuration names, opened to look at while no backend runs on the
 * home: nothing is made, migrated or tidied up. The caller holds the home's lock.
 */
public final class HomeDatabase implements AutoCloseable {

    private final HikariDataSource pool;

    private HomeDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Whether the home keeps its database itself, in a file. */
    public static boolean embedded(Path home) {
        return settings(home).embedded();
    }

    /** False if the home keeps its database itself and has none. */
    public static boolean exists(Path home) {
        return !embedded(home) || Files.exists(home.resolve("db").resolve("aibot.mv.db"));
    }

    /**
     * @throws RuntimeException if it cannot be opened
     */
    public static HomeDatabase open(Path home) {
        DatabaseSettings settings = settings(home);
        HikariConfig config = new HikariConfig();
        // not made where there is none, and not rewritten on closing
        String untouched = settings.embedded() ? ";IFEXISTS=TRUE;MAX_COMPACT_TIME=0" : "";
        config.setJdbcUrl(settings.address(home) + untouched);
        config.setUsername(settings.embedded() ? "sa" : settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(2);
        config.setInitializationFailTimeout(1);
        return new HomeDatabase(new HikariDataSource(config));
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
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
