package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.backend.testing.IdentityContext;
import io.aibotiyi.backend.testing.SettableClock;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One node's directory of people with the modules it calls, on a database that others may share.
 */
final class DirectoryNode implements AutoCloseable {

    private final AnnotationConfigApplicationContext context;

    /**
     * @param home all nodes of a database share its secrets
     */
    DirectoryNode(DataSource database, Path home) {
        context =
                IdentityContext.open(
                        database,
                        new SettableClock("2026-11-23T00:00:00Z"),
                        null,
                        Map.of(
                                "aibot.home",
                                home.toString(),
                                "aibot.access.refresh-interval",
                                "0s"));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    PeopleDirectory people() {
        return get(PeopleDirectory.class);
    }

    PlatformTransactionManager transactions() {
        return get(PlatformTransactionManager.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
