package io.aibotiyi.backend;

import io.aibotiyi.backend.marketdata.history.store.DurableFiles;
import io.aibotiyi.bench.Benchmark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Processor time that a new process needs until the backend serves an empty home, in seconds:
 * without AOT cache and prepared beans, with the first compiler only. Each module that comes into
 * the house adds to it; it hardly depends on what else the machine does.
 */
public final class BackendStartBenchmark implements Benchmark {

    private static final int RUNS = 3;
    private static final double GOAL = 8;

    @Override
    public String name() {
        return "backend-start-processor-time";
    }

    @Override
    public Result run() throws IOException, InterruptedException {
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            seconds[i] = start();
        }
        double median = DoubleStream.of(seconds).sorted().skip(RUNS / 2).findFirst().orElseThrow();
        return new Result(median, "s", null, Double.NaN, "at most 8 s", median <= GOAL);
    }

    private static double start() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("start-bench");
        try {
            Process process =
                    new ProcessBuilder(
                                    List.of(
                                            Path.of(System.getProperty("java.home"), "bin", "java")
                                                    .toString(),
                                            "-XX:TieredStopAtLevel=1",
                                            "-XX:+UseSerialGC",
                                            "--enable-native-access=ALL-UNNAMED",
                                            "--sun-misc-unsafe-memory-access=allow",
                                            "-cp",
                                            System.getProperty("java.class.path"),
                                            Child.class.getName(),
                                            home.toString()))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String told =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The backend did not start: " + told);
            }
            return Long.parseLong(told.strip()) / 1e3;
        } finally {
            DurableFiles.deleteTree(home);
        }
    }

    /** One start; prints the milliseconds of processor time that it took. */
    static final class Child {

        private Child() {}

        static void main(String[] args) {
            Backend started = Backend.start(BackendOptions.at(Path.of(args[0])));
            try (started) {
                Duration used = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
                System.out.println(used.toMillis());
            }
            System.exit(0);
        }
    }
}
