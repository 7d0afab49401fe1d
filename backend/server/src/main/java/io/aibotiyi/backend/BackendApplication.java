package io.aibotiyi.backend;

import io.aibotiyi.backend.operations.ServerTls;
import io.aibotiyi.domain.TimeOrderedIds;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.modulith.Modulithic;

/**
 * The Spring Boot application: what all modules share, and nothing of theirs. Started by {@link
 * Backend}.
 *
 * <p>What Spring Boot would set up but nobody here uses is left out, since every start pays for it:
 * proxies for annotations that we do not use (transactions are {@code TransactionTemplate}s) have
 * every method of every bean looked at.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {
            AopAutoConfiguration.class,
            DataSourceAutoConfiguration.class,
            DataSourceInitializationAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            MultipartAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            TransactionManagerCustomizationAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ValidationAutoConfiguration.class
        })
@ConfigurationPropertiesScan
@Modulithic(systemName = "AIBOT IYI backend")
class BackendApplication {

    /**
     * What Spring's ahead-of-time processing calls while the desktop is packaged; the backend
     * itself is started by {@link Backend}.
     *
     * @param args the home folder
     */
    static void main(String[] args) {
        Backend.application(BackendOptions.at(Path.of(args[0]))).run();
    }

    /** The time of everything here, in whole microseconds: what both databases keep. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** Refuses before anything is served. */
    @Bean
    static SmartInitializingSingleton bindAddressCheck(
            ServerSettings settings, ServerTls tls, Environment environment) {
        return () ->
                settings.requireSafe(
                        environment.getRequiredProperty("server.address"), tls.enabled());
    }

    @Bean
    TimeOrderedIds timeOrderedIds(Clock clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }
}
