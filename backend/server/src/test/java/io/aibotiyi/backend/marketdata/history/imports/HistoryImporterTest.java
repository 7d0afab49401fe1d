package io.aibotiyi.backend.marketdata.history.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.HistoryImporter;
import io.aibotiyi.backend.marketdata.HistoryImporter.ProgressListener;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.ImportException;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.backend.marketdata.ImportReport.LineIssue;
import io.aibotiyi.backend.marketdata.VolumeUnit;
import io.aibotiyi.backend.marketdata.history.store.HistoryFolder;
import io.aibotiyi.backend.marketdata.history.store.ParquetHistoryStore;
import io.aibotiyi.backend.marketdata.history.store.QueryEngine;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.VenueId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryImporterTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z"));
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";
    private static final int BATCH = 100;

    @TempDir Path home;
    @TempDir Path files;
    private HistoryFolder folder;
    private ParquetHistoryStore store;
    private HistoryImporter importer;

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

    private ImportReport importFile(Path file) {
        return importFile(file, ImportOptions.DEFAULTS);
    }

    private ImportReport importFile(Path file, ImportOptions options) {
        return importer.importFile(file, options, ProgressListener.NONE);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(files.resolve(name), content);
    }

    private Path fixture(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        HistoryImporterTest.class.getResourceAsStream("/history/" + name), name)) {
            Path file = files.resolve(name);
            Files.write(file, in.readAllBytes());
            return file;
        }
    }

    private static long at(String instant) {
        return EpochNanos.of(Instant.parse(instant));
    }

    /** Minutes of 2026-01-01, one line each. */
    private static String minutes(int count) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            csv.append(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * i))
                    .append(",10,12,9,11,")
                    .append(i)
                    .append('\n');
        }
        return csv.toString();
    }

    private List<Candle> all(ImportReport report) {
        Timeframe timeframe = Objects.requireNonNull(report.timeframe());
        return store.candles(report.instrument(), timeframe, 0, Long.MAX_VALUE, 1_000_000);
    }

    // --- formats

    @Test
    void readsBinanceKlinesInMillisecondsAndMicroseconds() throws IOException {
        ImportReport spot = importFile(fixture("BTCUSDT-1m-2025-01.csv"));
        assertThat(spot.format()).isEqualTo("binance-klines-csv");
        assertThat(spot.instrument()).hasToString("binance:BTCUSDT");
        assertThat(spot.bad()).isZero();
        assertThat(spot.gaps()).isZero();
        assertThat(all(spot))
                .containsExactly(
                        new Candle(
                                at("2024-12-31T23:58:00Z"),
                                9_350_000_000_000L,
                                9_360_000_000_000L,
                                9_340_000_000_000L,
                                9_355_012_000_000L,
                                123_450_000L,
                                321),
                        new Candle(
                                at("2024-12-31T23:59:00Z"),
                                9_355_012_000_000L,
                                9_355_012_000_000L,
                                9_355_012_000_000L,
                                9_355_012_000_000L,
                                0,
                                0),
                        new Candle(
                                at("2025-01-01T00:00:00Z"),
                                9_357_658_000_000L,
                                9_361_040_000_000L,
                                9_353_750_000_000L,
                                9_361_040_000_000L,
                                821_023_000L,
                                1_000));
        ImportReport futures = importFile(fixture("ETHUSDT-1h-2024-03.csv"));
        assertThat(futures.format()).isEqualTo("binance-klines-csv");
        assertThat(futures.rows()).isEqualTo(2);
        assertThat(futures.timeframe()).isEqualTo(Timeframe.H1);
    }

    @Test
    void readsBinanceSpotAndFuturesTrades() throws IOException {
        ImportReport spot = importFile(fixture("BTCUSDT-trades-2025-01-01.csv"));
        assertThat(spot.format()).isEqualTo("binance-trades-csv");
        assertThat(store.trades(spot.instrument(), 0, Long.MAX_VALUE, 10))
                .containsExactly(
                        new Trade(
                                4359316100L,
                                at("2024-12-31T23:59:59.999Z"),
                                at("2024-12-31T23:59:59.999Z"),
                                9_357_657_000_000L,
                                54_000L,
                                Side.SELL),
                        new Trade(
                                4359316101L,
                                at("2025-01-01T00:00:00.100123Z"),
                                at("2025-01-01T00:00:00.100123Z"),
                                9_357_658_000_000L,
                                8_000L,
                                Side.BUY));
        ImportReport futures = importFile(fixture("SOLUSDT-trades-2024-05-01.csv"));
        assertThat(futures.format()).isEqualTo("binance-trades-csv");
        assertThat(futures.rows()).isEqualTo(2);
        assertThat(futures.gaps()).isEqualTo(1);
        assertThat(futures.missing()).isEqualTo(2);
    }

    @Test
    void readsBinanceAggregateTradesIntoASeriesOfTheirOwn() throws IOException {
        ImportReport spot = importFile(fixture("BTCUSDT-aggTrades-2025-01-01.csv"));
        assertThat(spot.format()).isEqualTo("binance-aggtrades-csv");
        assertThat(spot.kind()).isEqualTo(HistoryKind.AGGREGATE_TRADES);
        assertThat(spot.rows()).isEqualTo(2);
        ImportReport futures = importFile(fixture("ETHUSDT-aggTrades-2024-05-01.csv"));
        assertThat(futures.kind()).isEqualTo(HistoryKind.AGGREGATE_TRADES);
        assertThat(futures.rows()).isEqualTo(2);
        assertThat(store.candles(futures.instrument(), Timeframe.M1, 0, Long.MAX_VALUE, 10))
                .singleElement()
                .extracting(Candle::trades)
                .isEqualTo(-1L);
    }

    @Test
    void takesOneSideOfACaptureAndTellsWhichLinesAreBroken() throws IOException {
        ImportReport report = importFile(fixture("capture.txt"));
        assertThat(report.format()).isEqualTo("binance-capture");
        assertThat(report.instrument()).hasToString("binance:ETHUSDT");
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.issues())
                .extracting(LineIssue::line, LineIssue::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4L, "the JSON is cut off"),
                        org.assertj.core.groups.Tuple.tuple(
                                6L, "'garbage' is not '<local ns> <json>'"));
        Trade first = store.trades(report.instrument(), 0, Long.MAX_VALUE, 10).getFirst();
        assertThat(first.aggressor()).isEqualTo(Side.SELL);
        assertThat(first.localTime()).isLessThan(first.exchangeTime());
    }

    @Test
    void readsZipAndGzipAsTheyAre() throws IOException {
        byte[] csv = Files.readAllBytes(fixture("BTCUSDT-1m-2025-01.csv"));
        Path zip = files.resolve("BTCUSDT-1m-2025-01.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("BTCUSDT-1m-2025-01.csv"));
            out.write(csv);
        }
        assertThat(importFile(zip).added()).isEqualTo(3);
        Path gzip = files.resolve("BTCUSDT-1m-2025-01.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(csv);
        }
        assertThat(importFile(gzip).duplicates()).isEqualTo(3);
    }

    @Test
    void understandsTheUsualSpellingsOfColumnsAndTimes() throws IOException {
        List<String> spellings =
                List.of(
                        """
                        timestamp,open,high,low,close,volume
                        2026-01-01T00:00:00Z,1,3,1,2,5
                        2026-01-01T00:01:00Z,2,2,2,2,5
                        """,
                        """
                        Date;Time;Open;High;Low;Close;Volume
                        2026.01.01;00:00:00;1;3;1;2;5
                        2026.01.01;00:01;2;2;2;2;5
                        """,
                        """
                        "open_time","o","h","l","c","vol"
                        "1767225600","1","3","1","2","5"
                        "1767225660","2","2","2","2","5"
                        """
                                .replace("\n", "\r\n"),
                        "\uFEFF"
                                + """
                                unix|open|high|low|close|volume
                                1767225600000|1|3|1|2|5
                                1767225660000|2|2|2|2|5\
                                """
                                        .replace('|', '\t'),
                        """
                        close,low,high,open,ts,v
                        2e0,1,3.0,1,1767225600000000,5
                        2,2,2,2,1767225660000000000,5
                        """,
                        """
                        timestamp,open,high,low,close,volume
                        2026-01-01 01:00:00+01:00,1,3,1,2,5
                        2026-01-01 00:01:00.000000 UTC,2,2,2,2,5
                        """);
        for (int i = 0; i < spellings.size(); i++) {
            ImportReport report =
                    importFile(
                            write("any.csv", spellings.get(i)),
                            ImportOptions.DEFAULTS.withSymbol(Symbol.of("S" + i)));
            assertThat(report.issues()).as(spellings.get(i)).isEmpty();
            assertThat(report.timeframe()).isEqualTo(Timeframe.M1);
            assertThat(all(report))
                    .as(spellings.get(i))
                    .containsExactly(
                            new Candle(
                                    at("2026-01-01T00:00:00Z"),
                                    100_000_000,
                                    300_000_000,
                                    100_000_000,
                                    200_000_000,
                                    500_000_000,
                                    -1),
                            new Candle(
                                    at("2026-01-01T00:01:00Z"),
                                    200_000_000,
                                    200_000_000,
                                    200_000_000,
                                    200_000_000,
                                    500_000_000,
                                    -1));
        }
    }

    @Test
    void takesColumnsAsTold() throws IOException {
        Path file = write("X-USD_1m.csv", "a,b,c,d,e,f\n1767225600,1,3,1,2,5\n");
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("--columns time=NAME");
        ImportReport report =
                importFile(
                        file,
                        ImportOptions.DEFAULTS
                                .withColumns(
                                        Map.of(
                                                "time", "a", "open", "b", "high", "3", "low", "d",
                                                "close", "E", "volume", "f"))
                                .withVolumeUnit(VolumeUnit.QUOTE)
                                .withVenue(VenueId.of("mine")));
        assertThat(report.instrument()).hasToString("mine:X-USD");
        assertThat(store.series())
                .singleElement()
                .extracting("volumeUnit")
                .isEqualTo(VolumeUnit.QUOTE);
    }

    @Test
    void readsNewestFirstFilesWithoutComplaint() throws IOException {
        ImportReport report =
                importFile(
                        write(
                                "AB-USD_1d.csv",
                                HEADER + "2026-01-02,1,1,1,1,1\n2026-01-01,1,1,1,1,1\n"));
        assertThat(report.outOfOrder()).isZero();
        assertThat(all(report)).extracting(Candle::openTime).isSorted();
    }

    // --- bad input

    @Test
    void tellsEachBadLineWithItsNumberAndReason() throws IOException {
        ImportReport report =
                importFile(
                        write(
                                "AB-USD_1m.csv",
                                """
                                timestamp,open,high,low,close,volume
                                2026-01-01T00:00:00Z,1,3,1,2,5
                                yesterday,1,3,1,2,5
                                2026-01-01T00:02:00Z,NaN,3,1,2,5
                                2026-01-01T00:03:00Z,1,3,1,9,5
                                2026-01-01T00:04:00Z,-1,3,-1,2,5
                                2026-01-01T00:05:00Z,1,3,1,2,-5
                                2026-01-01T00:06:00Z,1,3
                                2026-01-01T00:07:00Z,1,99999999999999999999,1,2,5
                                2026-01-01T00:08:30Z,1,3,1,2,5
                                2126-01-01T00:00:00Z,1,3,1,2,5
                                2026-01-01T00:10:00Z,1,3,1,2,

                                # a comment
                                2026-01-01T00:11:00Z,1,3,1,2,5
                                2026-01-01T00:01:00Z,1,3,1,2,5
                                2026-01-01T00:12:00Z,1,3,1,2.000000001,5
                                """));
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.bad()).isEqualTo(11);
        assertThat(report.outOfOrder()).isEqualTo(1);
        assertThat(report.issues().stream().map(i -> i.line() + " " + i.kept() + " " + i.reason()))
                .containsExactly(
                        "3 false time 'yesterday' is neither ISO-8601 nor seconds to nanoseconds"
                                + " since 1970",
                        "4 false open 'NaN' is not a decimal number",
                        "5 false open or close lies outside low to high",
                        "6 false a price is not positive",
                        "7 false volume is negative",
                        "8 false has 3 columns, at least 6 expected",
                        "9 false high '99999999999999999999' is too large for scale 8"
                                + " (--price-scale and --quantity-scale set them)",
                        "10 false time 2026-01-01T00:08:30Z is not where a 1m candle opens",
                        "11 false time 2126-01-01T00:00:00Z is yet to come",
                        "12 false volume '' is not a decimal number",
                        "16 true time 2026-01-01T00:01:00Z runs against the file's order",
                        "17 false close '2.000000001' has more than 8 decimals (--price-scale and"
                                + " --quantity-scale set them)");
    }

    @Test
    void refusesTheFileWholeWhenStrict() throws IOException {
        Path file = write("AB-USD_1m.csv", minutes(250) + "nonsense\n");
        assertThatThrownBy(() -> importFile(file, ImportOptions.DEFAULTS.withStrict(true)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("line 252")
                .extracting(e -> ((ImportException) e).issues().size())
                .isEqualTo(1);
        assertThat(store.series()).isEmpty();
        assertNothingStaged();
        assertThat(importFile(file).rows()).as("lenient takes the rest").isEqualTo(250);
    }

    @Test
    void capsTheListOfBadLinesButCountsAll() throws IOException {
        String bad = "nonsense,1,1,1,1,1\n".repeat(1_000);
        ImportReport report = importFile(write("AB-USD_1m.csv", minutes(2) + bad));
        assertThat(report.bad()).isEqualTo(1_000);
        assertThat(report.issues()).hasSize(ImportReport.MAX_LISTED);
    }

    @Test
    void passesOverAGiganticLineWithoutHoldingIt() throws IOException {
        Path file = files.resolve("AB-USD_1m.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(minutes(2).getBytes(StandardCharsets.UTF_8));
            byte[] chunk = new byte[1 << 20];
            Arrays.fill(chunk, (byte) '7');
            for (int i = 0; i < 64; i++) {
                out.write(chunk);
            }
            out.write("\n2026-01-01T00:02:00Z,1,1,1,1,1\n".getBytes(StandardCharsets.UTF_8));
        }
        ImportReport report = importFile(file);
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.issues())
                .containsExactly(new LineIssue(4, "longer than 65536 bytes", false));
    }

    @Test
    void refusesWhatIsNoMarketDataAndSaysWhy() throws IOException {
        byte[] noise = new byte[4_096];
        new Random(7).nextBytes(noise);
        noise[0] = 1;
        assertRefused(Files.write(files.resolve("noise.csv"), noise), "binary");
        assertRefused(write("empty.csv", ""), "the file is empty");
        assertRefused(write("blank.csv", "\n \n"), "the file is empty");
        assertRefused(write("AB-USD_1m.csv", HEADER), "no usable row");
        assertRefused(write("text.csv", "hello world\n"), "of no known format");
        assertRefused(write("error.json", "{\"error\":[\"EQuery:Unknown asset pair\"]}"), "EQuery");
        assertRefused(write("other.json", "{\"a\":[[1,2]]}"), "no known exchange");
        assertRefused(
                Files.write(files.resolve("utf16.csv"), HEADER.getBytes(StandardCharsets.UTF_16)),
                "UTF-16");
        assertRefused(write("lowercase words here.csv", minutes(3)), "tell it with --symbol");
        assertRefused(
                write("AB-USD.csv", HEADER + "2026-01-01T00:00:00Z,1,1,1,1,1\n"), "--timeframe");
        assertThatThrownBy(() -> importFile(files.resolve("missing.csv")))
                .hasMessageContaining("there is no such file");
        assertThat(store.series()).isEmpty();
        assertNothingStaged();
    }

    @Test
    void importsNothingOfATruncatedFile() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            Random random = new Random(5);
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 20_000; i++) {
                String line =
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * i)
                                + ",10,12,9,11,"
                                + random.nextInt(1_000_000)
                                + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = packed.toByteArray();
        Path cut = files.resolve("AB-USD_1m.csv.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 5_000));
        assertRefused(cut, "the gzip is truncated");
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 0x55;
        Files.write(cut, damaged);
        assertThatThrownBy(() -> importFile(cut)).isInstanceOf(ImportException.class);
        Path json =
                write(
                        "Coinbase-AB-USD-PT1M.json",
                        "{\"candles\":[{\"start\":\"1767225600\",\"low\":\"1\",\"high\":\"1\",\"open\":\"1\",\"close\":\"1\",\"volume\":\"1\"},");
        assertRefused(json, "the JSON breaks at line 1");
        assertThat(store.series()).isEmpty();
        assertNothingStaged();
    }

    @Test
    void refusesAFileOfTwoSymbols() throws IOException {
        assertRefused(
                write(
                        "mixed_1m.csv",
                        """
                        symbol,timestamp,open,high,low,close,volume
                        AAA,2026-01-01T00:00:00Z,1,1,1,1,1
                        BBB,2026-01-01T00:00:00Z,1,1,1,1,1
                        """),
                "holds both AAA and BBB (line 3)");
    }

    private void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> importFile(file))
                .as("%s", file)
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(reason);
    }

    private void assertNothingStaged() throws IOException {
        try (Stream<Path> staged = Files.walk(folder.staging())) {
            assertThat(staged.filter(f -> f.toString().contains("batch-"))).isEmpty();
        } catch (java.nio.file.NoSuchFileException e) {
            assertThat(folder.staging()).doesNotExist();
        }
    }

    // --- interruption and company

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
