package io.aibotiyi.backend.operations.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables of every module up to date, each with its own history in {@code
 * flyway_schema_history_MODULE} and its own scripts in {@code db/migration/MODULE}, so that a
 * process with fewer modules needs fewer tables.
 */
public final class ModuleMigrations {

    /** In order of dependency; no script may name another module's tables. */
    static final List<String> MODULES =
            List.of(
                    "operations", //
                    "vault", //
                    "audit", //
                    "notifications", //
                    "access", //
                    "identity", //
                    "ledger", //
                    "trading", //
                    "connections", //
                    "routing", //
                    "analytics", //
                    "privacy");

    private ModuleMigrations() {}

    /** Migrates; a script that was changed after it ran, or fails, is an exception. */
    public static void migrate(DataSource database) {
        for (String module : MODULES) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_schema_history_" + module)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        }
    }
}
