package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The identity module with the modules it calls, as one node of a database; nobody trades. */
public final class IdentityContext {

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

    private IdentityContext() {}

    /**
     * @param settings with {@code aibot.home}; all nodes of a database share its secrets
     */
    public static AnnotationConfigApplicationContext open(
            DataSource database,
            Clock clock,
            @Nullable String embeddedSecret,
            Map<String, Object> settings) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", settings));
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
        context.registerBean(EmbeddedAccess.class, () -> new EmbeddedAccess(embeddedSecret));
        context.registerBean(UserAccounts.class, NoAccounts::new);
        context.register(Modules.class);
        context.refresh();
        return context;
    }
}
