package io.aibotiyi.launcher;

import io.aibotiyi.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Starts the workstation as its user would, in a process and an empty home of its own, until live
 * data is on the screen; with a display in its window, without one on JavaFX's headless platform.
 */
final class StartupTrial {

    private static final int TIMEOUT_SECONDS = 120;

    private final PrintWriter progress;

    StartupTrial(PrintWriter progress) {
        this.progress = progress;
    }

    /**
     * Median milliseconds to each step, in order of time: counted from the start of the virtual
     * machine, {@code total} from the start of the command up to live data on screen; {@code
     * processor} is the processor time used by then, on all threads.
     *
     * @param command what was run
     */
    record Outcome(
            int runs,
            String command,
            boolean headless,
            Map<String, Long> withCache,
            Map<String, Long> withoutCache) {}

    private static @Nullable Path application() {
        String folder = System.getProperty("aibot.application");
        return folder == null ? null : Path.of(folder);
    }

    private static @Nullable Path cache() {
        String named = System.getenv("AIBOT_AOT_CACHE");
        if (named != null) {
            return Path.of(named);
        }
        Path application = application();
        return application == null ? null : application.resolve("lib/aibot.aot");
    }

    /** True if the launcher will use the cache: it exists and no jar is newer. */
    static boolean cacheIsUsable() {
        Path cache = cache();
        Path application = application();
        if (cache == null || application == null || !Files.isReadable(cache)) {
            return false;
        }
        Path lib = cache.startsWith(application) ? application.resolve("lib") : application;
        try (Stream<Path> jars = Files.walk(lib)) {
            long made = cache.toFile().lastModified();
            return jars.filter(f -> f.toString().endsWith(".jar"))
                    .allMatch(f -> f.toFile().lastModified() <= made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run(int runs) throws IOException, InterruptedException {
        Path application = application();
        if (application == null || !Files.isExecutable(application.resolve("bin/aibot"))) {
            throw new IllegalStateException(
                    "--startup times the laid-out application: run bin/aibot, not the class itself");
        }
        if (!cacheIsUsable()) {
            say("making the AOT cache (once, about half a minute)");
            start(application, "train");
            if (!cacheIsUsable()) {
                throw new IllegalStateException("the AOT cache was not made at " + cache());
            }
        }
        List<Map<String, Long>> with = new ArrayList<>();
        List<Map<String, Long>> without = new ArrayList<>();
        for (int i = 1; i <= runs; i++) {
            say("cold start " + i + " of " + runs);
            with.add(start(application, "on"));
            without.add(start(application, "off"));
        }
        return new Outcome(
                runs,
                "aibot doctor --startup --runs " + runs,
                headless(),
                medians(with),
                medians(without));
    }

    private static boolean headless() {
        return !Display.isPresent() || System.getProperty("glass.platform") != null;
    }

    private void say(String line) {
        progress.println(line);
        progress.flush();
    }

    private static Map<String, Long> start(Path application, String aot)
            throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("aibot-startup");
        try {
            Path errors = scratch.resolve("err.txt");
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    application.resolve("bin/aibot").toString(),
                                    "workstation",
                                    "--home",
                                    scratch.resolve("home").toString(),
                                    "--report-startup")
                            .redirectError(errors.toFile());
            builder.environment().put("AIBOT_AOT", aot);
            builder.environment().put("AIBOT_JAVA_HOME", System.getProperty("java.home"));
            if (headless()) {
                builder.environment()
                        .put("AIBOT_JVM_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
            }
            long started = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            StringBuilder out = new StringBuilder();
            long total = 0;
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    total = (System.nanoTime() - started) / 1_000_000;
                    out.append(line).append('\n');
                }
            }
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "a start took longer than " + TIMEOUT_SECONDS + " s");
            }
            Map<String, Long> steps =
                    steps(out.toString(), Files.readString(errors), process.exitValue());
            steps.put("total", total);
            return steps;
        } finally {
            delete(scratch);
        }
    }

    private static Map<String, Long> steps(String out, String errors, int exit) {
        String line = out.lines().filter(l -> l.startsWith("{")).findFirst().orElse("");
        if (exit != 0 || line.isEmpty()) {
            throw new IllegalStateException(
                    "the workstation did not start (exit " + exit + "): " + errors.strip());
        }
        Map<String, Long> steps = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> step : Json.mapper().readTree(line).properties()) {
            steps.put(step.getKey(), step.getValue().asLong());
        }
        return steps;
    }

    private static Map<String, Long> medians(List<Map<String, Long>> runs) {
        Map<String, Long> medians = new LinkedHashMap<>();
        runs.getFirst().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(step -> {
                    List<Long> values =
                            runs.stream()
                                    .map(r -> r.getOrDefault(step.getKey(), 0L))
                                    .sorted()
                                    .toList();
                    medians.put(step.getKey(), values.get(values.size() / 2));
                });
        return medians;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
