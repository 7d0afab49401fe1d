package io.aibotiyi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts what jpackage made; needs {@code mvn -Pdist verify}. */
class ApplicationImageIT {

    private static final Path IMAGE = Path.of(System.getProperty("aibot.image", "target/dist"));

    @TempDir Path scratch;

    @BeforeEach
    void needsTheImage() {
        assumeThat(IMAGE).as("no application image: it is made by mvn -Pdist verify").isDirectory();
    }

    @Test
    void carriesItsOwnJava() throws Exception {
        assertThat(run(List.of("--version"))).contains("Java 25");
    }

    @Test
    void opensTheWorkstationUpToLiveDataWithPreparedBeans() throws Exception {
        String out =
                run(
                        List.of(
                                "workstation",
                                "--home",
                                scratch.resolve("home").toString(),
                                "--report-startup"));
        assertThat(out).contains("\"interactive\"");
        assertThat(PreparedStart.usedPreparedBeans(classes())).isTrue();
        assertThat(PreparedStart.lookedForBeans(classes())).isFalse();
    }

    private Path classes() {
        return scratch.resolve("classes.txt");
    }

    private String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(IMAGE.resolve("bin/aibot-iyi").toString());
        command.addAll(arguments);
        Path errors = scratch.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-Dglass.platform=Headless -Dprism.order=sw"
                                + PreparedStart.logTo(classes()));
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return out;
    }
}
