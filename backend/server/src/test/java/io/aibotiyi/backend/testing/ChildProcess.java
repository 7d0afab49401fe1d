package io.aibotiyi.backend.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another Java process with the class path of the tests, to be killed in the middle of its work.
 */
public final class ChildProcess {

    /** 128 and SIGKILL. */
    private static final int KILLED = 137;

    private final Path answers;
    private final Path errors;
    private final Process process;

    private ChildProcess(Path answers, Path errors, Process process) {
        this.answers = answers;
        this.errors = errors;
        this.process = process;
    }

    /**
     * @param folder where its output goes
     */
    public static ChildProcess start(Path folder, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-cp"));
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Path answers = folder.resolve("child-answers.txt");
        Path errors = folder.resolve("child-errors.txt");
        return new ChildProcess(
                answers,
                errors,
                new ProcessBuilder(command)
                        .redirectOutput(answers.toFile())
                        .redirectError(errors.toFile())
                        .start());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it said so far, by the line. */
    public List<String> said() {
        try {
            return Files.readAllLines(answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it complained of so far. */
    public String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Sends it an empty line. */
    public void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Ends it at once, as a loss of power would, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Fails unless it was killed, rather than ended by itself before. */
    public void requireKilled() {
        assertThat(process.exitValue())
                .as(() -> "killed, not ended: " + errors())
                .isEqualTo(KILLED);
    }
}
