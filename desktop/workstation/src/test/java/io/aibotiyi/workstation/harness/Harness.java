package io.aibotiyi.workstation.harness;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs scenarios: {@code Harness FOLDER SCENARIO…} on the tests' class path. Each begins in an
 * empty home; pictures and what was done are left in the folder. A scenario's {@code restart}
 * closes the workstation and opens it again in the same home.
 */
public final class Harness {

    private static final long LONGEST_SECONDS = 400;

    private Harness() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("Usage: Harness FOLDER SCENARIO...");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        boolean well = true;
        for (String scenario : List.of(arguments).subList(1, arguments.length)) {
            Result result = run(Path.of(scenario), folder);
            System.out.println(result.told());
            well &= result.passed();
        }
        System.exit(well ? 0 : 1);
    }

    /**
     * How a scenario ended.
     *
     * @param told its steps, and why it failed
     */
    record Result(boolean passed, String told) {}

    static Result run(Path scenario, Path folder) throws IOException, InterruptedException {
        String file = scenario.getFileName().toString();
        List<Step> steps = Step.read(file, Files.readAllLines(scenario));
        Path home = Files.createTempDirectory("harness-");
        StringBuilder told = new StringBuilder(file).append('\n');
        int from = 0;
        while (from < steps.size()) {
            int to = from;
            while (to < steps.size() && steps.get(to).verb() != Step.Verb.RESTART) {
                to++;
            }
            Result life = live(home, folder, scenario, from, to);
            told.append(life.told());
            if (!life.passed()) {
                return new Result(false, told.toString());
            }
            from = to + 1;
        }
        return new Result(true, told.toString());
    }

    private static Result live(Path home, Path folder, Path scenario, int from, int to)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Dtestfx.robot=glass",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx1g"));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        HarnessProcess.class.getName(),
                        home.toString(),
                        folder.toString(),
                        scenario.toString(),
                        String.valueOf(from),
                        String.valueOf(to)));
        File output = folder.resolve(scenario.getFileName() + "." + from + ".log").toFile();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start();
        boolean ended = process.waitFor(LONGEST_SECONDS, SECONDS);
        process.destroyForcibly();
        String told = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        return ended
                ? new Result(process.exitValue() == 0, told)
                : new Result(false, told + "FAILED: not done after " + LONGEST_SECONDS + " s\n");
    }
}
