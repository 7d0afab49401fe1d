package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * The process that {@link KillTest} kills: opens a shard, says what it recovered, and sends
 * commands for ever, saying each number that was committed. It begins some commands early, as a
 * sender that missed its acknowledgements does. Snapshots are made meanwhile.
 */
final class KilledEngine {

    private static final int REPEATED = 25;

    private KilledEngine() {}

    /** Arguments: folder, seed, sync mode. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        long seed = Long.parseLong(args[1]);
        JournalOptions options = new JournalOptions(SyncMode.valueOf(args[2]), 16_384);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        DurableEngine engine =
                DurableEngine.open(folder, NumberedCommands.LIMITS, options, events -> {});
        long recovered = engine.engine().sourceSequence(1);
        out.println("recovered " + recovered);
        snapshotNowAndThen(folder, engine.committed());
        SplittableRandom random = new SplittableRandom();
        Command c = new Command();
        long next = Math.max(1, recovered - REPEATED);
        while (true) {
            int batch = 1 + random.nextInt(40);
            for (int i = 0; i < batch; i++) {
                NumberedCommands.make(c, seed, next++);
                engine.submit(c);
            }
            engine.commit();
            out.println(next - 1);
        }
    }

    private static void snapshotNowAndThen(Path folder, long committed) {
        if (committed > 0) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        try {
                            Snapshotter snapshotter =
                                    new Snapshotter(folder, NumberedCommands.LIMITS);
                            snapshotter.snapshot(committed);
                            snapshotter.prune();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
    }
}
