package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One node's directory of people with the modules it calls, on a database that others may share.
 */
final class DirectoryNode implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({
        "io.aibotiyi.backend.access",
        "io.aibotiyi.backend.audit",
        "io.aibotiyi.backend.identity",
        "io.aibotiyi.backend.notifications",
        "io.aibotiyi.backend.vault"
    })
    @ConfigurationPropertiesScan({
        "io.aibotiyi.backend.access",
        "io.aibotiyi.backend.audit",
        "io.aibotiyi.backend.identity",
        "io.aibotiyi.backend.notifications",
        "io.aibotiyi.backend.vault"
    })
    static class Modules {}

    private static final class NoAccounts implements UserAccounts {
        @Override
        public void openFor(UserId user) {}

        @Override
        public List<AccountView> accountsOf(UserId user) {
            return List.of();
        }
    }

    private final AnnotationConfigApplicationContext context;

    /**
     * @param home all nodes of a database share its secrets
     */
    DirectoryNode(DataSource database, Path home) {
        Clock clock = new SettableClock("2026-11-23T00:00:00Z");
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test",
                                Map.of(
                                        "aibot.home",
                                        home.toString(),
                                        "aibot.access.refresh-interval",
                                        "0s")));
        context.getBeanFactory()
                .setConversionService(ApplicationConversionService.getSharedInstance());
        context.getBeanFactory().registerSingleton("database", database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(
                JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(
                TimeOrderedIds.class, () -> new TimeOrderedIds(clock, new SecureRandom()));
        context.registerBean(EmbeddedAccess.class, () -> new EmbeddedAccess(null));
        context.registerBean(UserAccounts.class, NoAccounts::new);
        context.register(Modules.class);
        context.refresh();
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
