package io.aibotiyi.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a loaded engine's process over and over: nothing acknowledged is lost, nothing happens
 * twice.
 */
class KillTest {

    @TempDir Path folder;

    @Test
    void losesAndDoublesNothingWhenKilled() throws Exception {
        kill(3, SyncMode.NONE);
    }

    @Test
    @Tag("slow")
    void losesAndDoublesNothingWhenKilledAHundredTimes() throws Exception {
        kill(100, SyncMode.BATCH);
    }

    private void kill(int times, SyncMode sync) throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        long acknowledged = 0;
        for (int i = 0; i < times; i++) {
            String run = "seed " + seed + ", kill " + i;
            Process child = start(seed, sync);
            try (BufferedReader reader = child.inputReader()) {
                String first = reader.readLine();
                assertThat(first).as(run).startsWith("recovered ");
                assertThat(Long.parseLong(first.substring(10)))
                        .as(run)
                        .isGreaterThanOrEqualTo(acknowledged);
                for (int lines = 1 + random.nextInt(400); lines > 0; lines--) {
                    acknowledged = Math.max(acknowledged, Long.parseLong(reader.readLine()));
                }
                child.destroyForcibly();
                acknowledged = Math.max(acknowledged, rest(reader));
            } finally {
                child.destroyForcibly().waitFor();
            }
        }
        check(seed, acknowledged);
    }

    /** Acknowledgements that were on their way when the process died; the last may be torn. */
    private static long rest(BufferedReader reader) throws IOException {
        long last = 0;
        String before = null;
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last = before == null ? last : Long.parseLong(before);
                before = line;
            }
        } catch (IOException e) {
            // the pipe closed under the reader: what was read counts
            return last;
        }
        return last;
    }

    private Process start(long seed, SyncMode sync) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledEngine.class.getName(),
                        folder.toString(),
                        Long.toString(seed),
                        sync.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void check(long seed, long acknowledged) throws IOException {
        try (DurableEngine engine =
                DurableEngine.open(
                        folder, NumberedCommands.LIMITS, JournalOptions.defaults(), events -> {})) {
            long taken = engine.engine().sourceSequence(1);
            assertThat(taken).as("seed " + seed).isGreaterThanOrEqualTo(acknowledged);
            assertThat(acknowledged).isPositive();
            assertThat(NumberedCommands.view(engine.engine()))
                    .as("seed " + seed)
                    .isEqualTo(NumberedCommands.view(NumberedCommands.uninterrupted(seed, taken)));
        }
    }
}
