package io.aibotiyi.launcher;

import io.aibotiyi.protocol.Json;
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
import tools.jackson.databind.JsonNode;

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
                        List.of("server", "--port", "0", "--home", home.toString(), "--json"));
        String line = process.inputReader().readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IllegalStateException("no server: " + Files.readString(errors));
        }
        JsonNode ready = Json.mapper().readTree(line);
        return new Server(
                process,
                URI.create(ready.get("ready").asString()),
                ready.has("setupSecret") ? ready.get("setupSecret").asString() : null);
    }
}
