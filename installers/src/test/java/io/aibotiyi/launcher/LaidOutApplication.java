package io.aibotiyi.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs {@code bin/aibot} as its user would. */
final class LaidOutApplication {

    private final Path folder =
            Path.of(Objects.requireNonNull(System.getProperty("aibot.application")));

    record Outcome(int exit, String out, String err) {}

    Process start(Map<String, String> environment, Path errors, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin/aibot").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().put("AIBOT_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    Outcome run(Path scratch, String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), scratch, arguments);
    }

    Outcome run(Map<String, String> environment, Path scratch, String... arguments)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile(scratch, "err", ".txt");
        Process process = start(environment, errors, List.of(arguments));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), charset());
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("aibot " + List.of(arguments) + " did not end");
        }
        return new Outcome(process.exitValue(), out, Files.readString(errors));
    }

    private static java.nio.charset.Charset charset() {
        return java.nio.charset.StandardCharsets.UTF_8;
    }

    /** A running {@code aibot server} and what it announced. */
    record Server(Process process, URI address, @Nullable String setupSecret)
            implements AutoCloseable {

        /** As kill -9 does. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        int terminate() throws InterruptedException {
            process.destroy();
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    Server serve(Path home) throws IOException {
        Path errors = Files.createTempFile(home.getParent(), "server", ".txt");
        Process process =
                start(
                        Map.of(),
                        errors,
                        List.of("server", "--port", "0", "--home", home.toString()));
        BufferedReader out = process.inputReader();
        String address = null;
        String secret = null;
        String line = out.readLine();
        while (line != null) {
            if (line.startsWith("ready ")) {
                address = line.substring("ready ".length()).strip();
            } else if (line.startsWith("setup secret ")) {
                secret = line.substring("setup secret ".length()).strip().split(" ", 2)[0];
            } else if (line.startsWith("home ")) {
                // the secret, if any, follows in the same flush
                if (!out.ready()) {
                    break;
                }
            }
            if (secret != null) {
                break;
            }
            line = out.readLine();
        }
        if (address == null) {
            process.destroyForcibly();
            throw new IllegalStateException("no server: " + Files.readString(errors));
        }
        return new Server(process, URI.create(address), secret);
    }
}
