package io.aibotiyi.backend.marketdata.history.imports;

import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.history.store.HistoryFolder;
import io.aibotiyi.backend.marketdata.history.store.ParquetHistoryStore;
import io.aibotiyi.backend.marketdata.history.store.QueryEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** An import in a process of its own, which may die on the way. */
final class ImportProcess {

    static final int HALTED = 42;

    private static final int BATCH = 100;

    private ImportProcess() {}

    /**
     * Runs it and waits.
     *
     * @param haltAt rows at which the process halts at once, without cleaning up
     * @return its exit status
     */
    static int run(Path home, Path file, long haltAt) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportProcess.class.getName(),
                        home.toString(),
                        file.toString(),
                        Long.toString(haltAt))
                .inheritIO()
                .start()
                .waitFor();
    }

    public static void main(String[] args) {
        HistoryFolder folder = new HistoryFolder(Path.of(args[0]));
        QueryEngine engine = new QueryEngine(folder.spill());
        long haltAt = Long.parseLong(args[2]);
        try (ParquetHistoryStore store = new ParquetHistoryStore(folder, engine)) {
            new StagedImporter(
                            folder,
                            engine,
                            store,
                            InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z")),
                            BATCH)
                    .importFile(
                            Path.of(args[1]),
                            ImportOptions.DEFAULTS,
                            (read, total, rows) -> {
                                if (rows >= haltAt) {
                                    Runtime.getRuntime().halt(HALTED);
                                }
                            });
        }
    }
}
