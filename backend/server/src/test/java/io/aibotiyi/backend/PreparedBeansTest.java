package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedBeansTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/bin", "AIBOT_HOME", "somewhere", "AIBOT_DEBUG", "1");

    private static final Set<String> OPTIONS =
            Set.of(
                    "java.home",
                    "aibot.application",
                    "spring.aot.enabled",
                    "spring.backgroundpreinitializer.ignore");

    private static final String SECRET = "0123456789abcdef012345";

    @TempDir Path home;

    @Test
    void fitTheConfigurationAsShippedInADesktop() {
        assertThat(PreparedBeans.fit(embedded(), ENVIRONMENT, OPTIONS)).isTrue();
    }

    @Test
    void doNotFitAServer() {
        assertThat(PreparedBeans.fit(BackendOptions.at(home), ENVIRONMENT, OPTIONS)).isFalse();
    }

    @Test
    void doNotFitAHomeWithItsOwnConfiguration() throws Exception {
        Files.writeString(home.resolve("application.yaml"), "aibot.tls.mode: self-signed");
        assertThat(PreparedBeans.fit(embedded(), ENVIRONMENT, OPTIONS)).isFalse();
    }

    @Test
    void doNotFitSettingsOfWhoeverStartsIt() {
        BackendOptions options =
                new BackendOptions(
                        home,
                        BackendOptions.LOOPBACK,
                        0,
                        0,
                        SECRET,
                        Map.of("aibot.simulation.enabled", "false"));
        assertThat(PreparedBeans.fit(options, ENVIRONMENT, OPTIONS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AIBOT_TLS_MODE", "SPRING_PROFILES_ACTIVE", "SERVER_SSL_ENABLED"})
    void doNotFitSettingsOfTheEnvironment(String variable) {
        assertThat(PreparedBeans.fit(embedded(), Map.of(variable, "x"), OPTIONS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aibot.trading.currency", "spring.main.banner-mode", "server.tomcat.x"})
    void doNotFitSettingsOfTheVirtualMachine(String property) {
        assertThat(PreparedBeans.fit(embedded(), ENVIRONMENT, Set.of(property))).isFalse();
    }

    private BackendOptions embedded() {
        return BackendOptions.embedded(home, SECRET);
    }
}
