package io.aibotiyi.backend.marketdata.history.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.HistoryImporter;
import io.aibotiyi.backend.marketdata.HistoryImporter.ProgressListener;
import io.aibotiyi.backend.marketdata.ImportException;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.backend.marketdata.history.store.HistoryFolder;
import io.aibotiyi.backend.marketdata.history.store.ParquetHistoryStore;
import io.aibotiyi.backend.marketdata.history.store.QueryEngine;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store in an empty folder, an importer with small batches, and files to import. */
abstract class ImportTestBase {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z"));
    static final String HEADER = "timestamp,open,high,low,close,volume\n";
    static final int BATCH = 100;

    @TempDir Path home;
    @TempDir Path files;
    HistoryFolder folder;
    ParquetHistoryStore store;
    HistoryImporter importer;

    @BeforeEach
    void open() {
        folder = new HistoryFolder(home);
        QueryEngine engine = new QueryEngine(folder.spill());
        store = new ParquetHistoryStore(folder, engine);
        importer = new StagedImporter(folder, engine, store, CLOCK, BATCH);
    }

    @AfterEach
    void close() {
        store.close();
    }

    ImportReport importFile(Path file) {
        return importFile(file, ImportOptions.DEFAULTS);
    }

    ImportReport importFile(Path file, ImportOptions options) {
        return importer.importFile(file, options, ProgressListener.NONE);
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(files.resolve(name), content);
    }

    Path fixture(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        ImportTestBase.class.getResourceAsStream("/history/" + name), name)) {
            Path file = files.resolve(name);
            Files.write(file, in.readAllBytes());
            return file;
        }
    }

    static long at(String instant) {
        return EpochNanos.of(Instant.parse(instant));
    }

    /** Minutes of 2026-01-01, one line each. */
    static String minutes(int count) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            csv.append(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * i))
                    .append(",10,12,9,11,")
                    .append(i)
                    .append('\n');
        }
        return csv.toString();
    }

    List<Candle> all(ImportReport report) {
        Timeframe timeframe = Objects.requireNonNull(report.timeframe());
        return store.candles(report.instrument(), timeframe, 0, Long.MAX_VALUE, 1_000_000);
    }

    void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> importFile(file))
                .as("%s", file)
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(reason);
    }

    void assertNothingStaged() throws IOException {
        try (Stream<Path> staged = Files.walk(folder.staging())) {
            assertThat(staged.filter(f -> f.toString().contains("batch-"))).isEmpty();
        } catch (java.nio.file.NoSuchFileException e) {
            assertThat(folder.staging()).doesNotExist();
        }
    }
}
