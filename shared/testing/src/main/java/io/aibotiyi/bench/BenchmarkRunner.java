package io.aibotiyi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Runs a module's benchmarks and writes {@code NAME.json} each: name, unit, value, peer, peerValue,
 * ratio, goal, met, command. Arguments: output folder, module name, optionally name filters.
 */
public final class BenchmarkRunner {

    private BenchmarkRunner() {}

    /** Ends the process, which a window toolkit that a benchmark began would keep for ever. */
    public static void main(String[] args) {
        try {
            run(args);
        } catch (Exception | Error failure) {
            failure.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        String[] filters = Arrays.copyOfRange(args, 2, args.length);
        StringBuilder table = new StringBuilder();
        for (Benchmark benchmark : ServiceLoader.load(Benchmark.class)) {
            String name = benchmark.name();
            boolean named = Arrays.stream(filters).anyMatch(name::contains);
            if (!named && (filters.length > 0 || benchmark.onlyWhenNamed())) {
                continue;
            }
            Benchmark.Result r = benchmark.run();
            Files.createDirectories(out);
            String command = "mvn -Pbench -am -pl :" + args[1];
            Files.writeString(
                    out.resolve(name + ".json"),
                    String.format(
                            Locale.ROOT,
                            """
                            {"name": %s, "unit": %s, "value": %s, "peer": %s, "peerValue": %s, "ratio": %s,\
                             "goal": %s, "met": %b, "command": %s}
                            """,
                            quote(name),
                            quote(r.unit()),
                            number(r.value()),
                            quote(r.peer()),
                            number(r.peerValue()),
                            number(r.ratio()),
                            quote(r.goal()),
                            r.met(),
                            quote(command)));
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-36s %12.4g %-12s %s%s%n",
                            name,
                            r.value(),
                            r.unit(),
                            r.peer() == null
                                    ? ""
                                    : String.format(
                                            Locale.ROOT,
                                            "%.2f x %s (%.4g)  ",
                                            r.ratio(),
                                            r.peer(),
                                            r.peerValue()),
                            r.goal() == null ? "" : (r.met() ? "met: " : "MISSED: ") + r.goal()));
        }
        System.out.print(table);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private static String quote(@Nullable String text) {
        return text == null ? "null" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
