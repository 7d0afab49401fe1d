package io.aibotiyi.backend.marketdata.history.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImportInterruptionTest extends ImportTestBase {

    @Test
    void continuesAnInterruptedImportAndShowsNothingBefore() throws IOException {
        Path file = write("AB-USD_1m.csv", minutes(1_000));
        RuntimeException pulled = new IllegalStateException("pulled the plug");
        assertThatThrownBy(() ->
                        importer.importFile(
                                file,
                                ImportOptions.DEFAULTS,
                                (read, total, rows) -> {
                                    assertThat(store.series()).isEmpty();
                                    if (rows >= 4 * BATCH) {
                                        throw pulled;
                                    }
                                }))
                .isSameAs(pulled);
        assertThat(store.series()).isEmpty();

        long[] first = {-1};
        ImportReport report =
                importer.importFile(
                        file,
                        ImportOptions.DEFAULTS,
                        (read, total, rows) -> {
                            first[0] = first[0] < 0 ? rows : first[0];
                            assertThat(read).isLessThanOrEqualTo(total);
                        });
        assertThat(report.resumed()).isTrue();
        assertThat(first[0]).as("the first batch of the second run").isEqualTo(5 * BATCH);
        assertThat(report.added()).isEqualTo(1_000);
        assertThat(report.gaps()).isZero();
        assertThat(all(report)).hasSize(1_000);
        assertNothingStaged();
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws IOException {
        Path file = write("AB-USD_1m.csv", minutes(1_000));
        assertThatThrownBy(() ->
                        importer.importFile(
                                file,
                                ImportOptions.DEFAULTS,
                                (read, total, rows) -> Thread.currentThread().interrupt()))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("import it again to continue");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(importFile(file).added()).isEqualTo(1_000);
    }

    @Test
    void survivesBeingKilledBetweenBatches() throws Exception {
        Path file = write("AB-USD_1m.csv", minutes(1_000));
        assertThat(ImportProcess.run(home, file, 5 * BATCH)).isEqualTo(ImportProcess.HALTED);
        assertThat(store.series()).isEmpty();
        ImportReport report = importFile(file);
        assertThat(report.resumed()).isTrue();
        assertThat(report.added()).isEqualTo(1_000);
        assertNothingStaged();
        try (Stream<Path> left = Files.list(folder.staging())) {
            assertThat(left.map(f -> f.getFileName().toString()).filter(n -> n.startsWith("spill")))
                    .as("what the dead process spilled is swept, ours remains")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void letsTwoProcessesImportOverlappingFilesAtOnce() throws Exception {
        Path one = write("AB-USD_1m.csv", minutes(600));
        Path two = write("AB-USD_1m-longer.csv", minutes(900));
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<Integer> other =
                    threads.submit(() -> ImportProcess.run(home, two, Long.MAX_VALUE));
            List<Future<ImportReport>> here =
                    threads.invokeAll(
                            IntStream.range(0, 2)
                                    .<Callable<ImportReport>>mapToObj(i -> () -> importFile(one))
                                    .toList());
            assertThat(other.get()).isZero();
            for (Future<ImportReport> report : here) {
                assertThat(report.get().rows()).isEqualTo(600);
                assertThat(report.get().conflicts()).isZero();
            }
        }
        assertThat(store.series()).singleElement().extracting("rows").isEqualTo(900L);
    }
}
