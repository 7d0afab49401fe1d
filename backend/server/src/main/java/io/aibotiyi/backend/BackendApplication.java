package io.aibotiyi.backend;

import io.aibotiyi.backend.operations.ServerTls;
import io.aibotiyi.domain.TimeOrderedIds;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.modulith.Modulithic;

/**
 * The Spring Boot application: what all modules share, and nothing of theirs. Started by {@link
 * Backend}.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {UserDetailsServiceAutoConfiguration.class})
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
