package io.aibotiyi.backend.marketdata.history;

import io.aibotiyi.backend.marketdata.History;
import io.aibotiyi.backend.marketdata.HistoryImporter.ProgressListener;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.bench.Benchmark;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;

/**
 * Rows per second of a first import: a generated day of two million trades in Binance's archive
 * format, from file to published Parquet, hashing, checks and deduplication included; median of
 * three, each into an empty folder.
 */
public final class TradeImportBenchmark implements Benchmark {

    private static final int ROWS = 2_000_000;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "history-import-trades";
    }

    @Override
    public Result run() throws IOException {
        Path folder = Files.createTempDirectory("history-bench");
        try {
            Path file = generate(folder.resolve("BTCUSDT-trades-2026-01-01.csv"));
            double[] rates = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                rates[i] = once(folder.resolve("home-" + i), file);
            }
            Arrays.sort(rates);
            return Result.alone(rates[ROUNDS / 2] / 1_000, "thousand rows/s");
        } finally {
            io.aibotiyi.backend.marketdata.history.store.DurableFiles.deleteTree(folder);
        }
    }

    private static double once(Path home, Path file) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z"));
        try (History history = History.open(home, clock)) {
            long start = System.nanoTime();
            ImportReport report =
                    history.importer()
                            .importFile(file, ImportOptions.DEFAULTS, ProgressListener.NONE);
            long nanos = System.nanoTime() - start;
            if (report.added() != ROWS) {
                throw new IllegalStateException("added " + report.added() + " of " + ROWS);
            }
            return ROWS * 1e9 / nanos;
        }
    }

    private static Path generate(Path file) throws IOException {
        Random random = new Random(1);
        long micros = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
        long price = 9_000_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < ROWS; i++) {
                micros += random.nextInt(80_000);
                price += random.nextInt(-9, 10);
                out.append(Long.toString(4_000_000_000L + i))
                        .append(',')
                        .append(Long.toString(price / 100))
                        .append('.')
                        .append(Long.toString(100 + price % 100), 1, 3)
                        .append("000000,0.0")
                        .append(Integer.toString(1_000_000 + random.nextInt(9_000_000)))
                        .append(",0.00000000,")
                        .append(Long.toString(micros))
                        .append(random.nextBoolean() ? ",True,True\n" : ",False,True\n");
            }
        }
        return file;
    }
}
