package io.aibotiyi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.launcher.LaidOutApplication.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {

    private final LaidOutApplication application = new LaidOutApplication();

    @TempDir Path scratch;

    @Test
    void saysItsVersion() throws Exception {
        Outcome outcome = application.run(scratch, "--version");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("aibot 0.").contains("Java ");
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"workstation", "server", "import", "replay", "gallery", "audit", "doctor"})
    void explainsEveryFace(String face) throws Exception {
        Outcome outcome = application.run(scratch, face, "--help");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("Usage: aibot " + face);
    }

    @Test
    void refusesBadUsageWithExitCode2() throws Exception {
        Outcome outcome = application.run(scratch, "server", "--port", "many");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("--port", "many");
    }

    @Test
    void saysPlainlyWhenThereIsNoJava25() throws Exception {
        Outcome outcome =
                application.run(
                        Map.of("AIBOT_JAVA_HOME", scratch.toString(), "AIBOT_JAVA_SEARCH", "off"),
                        scratch,
                        "--version");
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).contains("no Java 25 or later was found");
    }

    @Test
    void namesTheMissingFile() throws Exception {
        Outcome outcome =
                application.run(scratch, "replay", scratch.resolve("no.gz").toString(), "--check");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("no.gz", "no such file").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void opensTheDesktopUpToLiveDataWithPreparedBeansUnlessItHasItsOwnConfiguration(boolean own)
            throws Exception {
        Path home = Files.createDirectories(scratch.resolve("home"));
        if (own) {
            Files.writeString(
                    home.resolve("application.yaml"), "aibot.trading.max-working-orders: 9");
        }
        Path classes = scratch.resolve("classes.txt");
        Outcome outcome =
                application.run(
                        Map.of(
                                "AIBOT_AOT",
                                "off",
                                "AIBOT_JVM_OPTIONS",
                                "-Dglass.platform=Headless -Dprism.order=sw"
                                        + PreparedStart.logTo(classes)),
                        scratch,
                        "workstation",
                        "--home",
                        home.toString(),
                        "--report-startup");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"interactive\"", "\"processor\"");
        assertThat(PreparedStart.usedPreparedBeans(classes)).isNotEqualTo(own);
        assertThat(PreparedStart.lookedForBeans(classes)).isEqualTo(own);
        assertThat(PreparedStart.validatedSettings(classes)).isEqualTo(own);
    }
}
