package io.aibotiyi.backend.marketdata.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.DataOrigin;
import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.HistoryGap;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.HistorySeries;
import io.aibotiyi.backend.marketdata.HistoryStore.AppendResult;
import io.aibotiyi.backend.marketdata.VolumeUnit;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.indicators.CandleAggregator;
import io.aibotiyi.indicators.EmptyCandles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetHistoryStoreTest {

    private static final long SEED = 20_261_123L;
    private static final Instrument BTC =
            Instrument.unlisted(InstrumentId.parse("binance:BTC-USDT"));
    private static final long START = EpochNanos.of(Instant.parse("2026-01-31T23:58:00Z"));
    private static final long MINUTE = Timeframe.M1.nanos();
    private static final long HOUR = Timeframe.H1.nanos();

    @TempDir Path home;
    private HistoryFolder folder;
    private ParquetHistoryStore store;

    @BeforeEach
    void open() {
        folder = new HistoryFolder(home);
        store = openAnother();
    }

    private ParquetHistoryStore openAnother() {
        return new ParquetHistoryStore(folder, new QueryEngine(folder.spill()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Trade trade(long id, long time, long price) {
        return new Trade(id, time, time + 5, price, 10, Side.SELL);
    }

    private static Candle minute(long index) {
        return new Candle(START + index * MINUTE, 10 + index, 20 + index, 5, 12 + index, 100, 3);
    }

    private AppendResult append(ParquetHistoryStore to, List<Trade> trades) {
        return to.appendTrades(BTC, HistoryKind.TRADES, DataOrigin.REAL, trades);
    }

    private AppendResult appendMinutes(long from, long to) {
        return store.appendCandles(
                BTC,
                Timeframe.M1,
                VolumeUnit.BASE,
                DataOrigin.REAL,
                LongStream.range(from, to).mapToObj(ParquetHistoryStoreTest::minute).toList());
    }

    @Test
    void startsNothingBeforeItIsAsked() {
        assertThat(store.series()).isEmpty();
        assertThat(store.candles(BTC.id(), Timeframe.M1, 0, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.instrument(BTC.id())).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void storesATradeOnceAndReportsADifferentOneOfTheSameIdAsConflict() {
        Trade first = trade(1, START, 100);
        assertThat(append(store, List.of(first, first, trade(2, START + 1, 101))))
                .isEqualTo(new AppendResult(2, 1, 0));
        assertThat(append(store, List.of(first, trade(2, START + 1, 999), trade(3, START, 7))))
                .isEqualTo(new AppendResult(1, 1, 1));
        assertThat(store.trades(BTC.id(), 0, Long.MAX_VALUE, 10))
                .containsExactly(first, trade(3, START, 7), trade(2, START + 1, 101));
    }

    @Test
    void seesAnIdAgainThoughItsTimeMovedToAnotherDay() {
        append(store, List.of(trade(1, START, 100)));
        assertThat(append(store, List.of(trade(1, START + 48 * HOUR, 100))))
                .isEqualTo(new AppendResult(0, 0, 1));
    }

    @Test
    void describesWhatItHolds() {
        appendMinutes(0, 5);
        append(store, List.of(trade(1, START, 100)));
        assertThat(store.series())
                .containsExactly(
                        new HistorySeries(
                                BTC,
                                HistoryKind.TRADES,
                                null,
                                START,
                                START,
                                1,
                                DataOrigin.REAL,
                                VolumeUnit.BASE),
                        new HistorySeries(
                                BTC,
                                HistoryKind.CANDLES,
                                Timeframe.M1,
                                START,
                                START + 4 * MINUTE,
                                5,
                                DataOrigin.REAL,
                                VolumeUnit.BASE));
        assertThat(store.instrument(BTC.id())).contains(BTC);
    }

    @Test
    void answersTheNewestCandlesAcrossPartitionsOldestFirst() {
        appendMinutes(0, 10); // the month changes after two minutes
        assertThat(partitions(Timeframe.M1)).hasSize(2);
        assertThat(store.candles(BTC.id(), Timeframe.M1, 0, Long.MAX_VALUE, 3))
                .containsExactly(minute(7), minute(8), minute(9));
        assertThat(store.candles(BTC.id(), Timeframe.M1, START, START + 4 * MINUTE, 3))
                .containsExactly(minute(1), minute(2), minute(3));
        assertThat(store.candles(BTC.id(), Timeframe.M1, START, Long.MAX_VALUE, 100)).hasSize(10);
    }

    @Test
    void groupsAsTheAggregatorDoesForEveryTimeframe() {
        Random random = new Random(SEED);
        List<Trade> trades = randomWalk(random, 5_000);
        append(store, trades);
        for (String text : List.of("1s", "1m", "7m", "1h", "7h", "1d", "1w", "2w")) {
            Timeframe timeframe = Timeframe.parse(text);
            List<Candle> expected = CandleAggregator.ofTrades(trades, timeframe, EmptyCandles.SKIP);
            for (int limit : new int[] {1, 2, 17, 100_000}) {
                assertThat(store.candles(BTC.id(), timeframe, 0, Long.MAX_VALUE, limit))
                        .as("seed %d, %s, limit %d", SEED, text, limit)
                        .isEqualTo(
                                expected.subList(
                                        Math.max(0, expected.size() - limit), expected.size()));
            }
        }
    }

    @Test
    void groupsFinerCandlesAsTheAggregatorDoesWithEmptyOnesAmongThem() {
        Random random = new Random(SEED);
        List<Candle> minutes =
                CandleAggregator.ofTrades(
                        randomWalk(random, 3_000), Timeframe.M1, EmptyCandles.CARRY_FORWARD);
        store.appendCandles(BTC, Timeframe.M1, VolumeUnit.BASE, DataOrigin.REAL, minutes);
        for (String text : List.of("5m", "1h", "1d", "1w")) {
            Timeframe timeframe = Timeframe.parse(text);
            assertThat(store.candles(BTC.id(), timeframe, 0, Long.MAX_VALUE, 100_000))
                    .as("seed %d, %s", SEED, text)
                    .isEqualTo(
                            CandleAggregator.ofCandles(
                                    minutes, Timeframe.M1, timeframe, EmptyCandles.SKIP));
        }
    }

    @Test
    void fillsWithTradesWhatNoCandleSeriesReaches() {
        appendMinutes(0, 3);
        append(store, List.of(trade(1, START + MINUTE, 999), trade(2, START + 5 * MINUTE, 55)));
        List<Candle> found = store.candles(BTC.id(), Timeframe.M1, 0, Long.MAX_VALUE, 10);
        assertThat(found)
                .containsExactly(
                        minute(0),
                        minute(1),
                        minute(2),
                        new Candle(START + 5 * MINUTE, 55, 55, 55, 55, 10, 1));
    }

    @Test
    void prefersTheTimeframeItselfToOneMadeOfFiner() {
        appendMinutes(2, 12);
        Candle five = new Candle(START + 2 * MINUTE, 1, 2, 1, 2, 7, 7);
        store.appendCandles(BTC, Timeframe.M5, VolumeUnit.BASE, DataOrigin.REAL, List.of(five));
        assertThat(store.candles(BTC.id(), Timeframe.M5, 0, Long.MAX_VALUE, 10))
                .first()
                .isEqualTo(five);
        assertThat(store.candles(BTC.id(), Timeframe.M5, 0, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void tellsGaps() {
        appendMinutes(0, 3);
        appendMinutes(5, 6);
        appendMinutes(9, 10);
        assertThat(store.gaps(BTC.id(), Timeframe.M1, 0, Long.MAX_VALUE, 10))
                .containsExactly(
                        new HistoryGap(START + 3 * MINUTE, START + 5 * MINUTE, 2),
                        new HistoryGap(START + 6 * MINUTE, START + 9 * MINUTE, 3));
    }

    @Test
    void keepsBooks() {
        BookSnapshot book =
                new BookSnapshot(
                        77,
                        START,
                        List.of(new BookLevel(100, 5), new BookLevel(99, 6)),
                        List.of(new BookLevel(101, 7)));
        BookSnapshot later = new BookSnapshot(78, START + 1, List.of(), List.of());
        assertThat(store.appendBooks(BTC, DataOrigin.SIMULATED, List.of(book, later)).added())
                .isEqualTo(2);
        assertThat(store.appendBooks(BTC, DataOrigin.SIMULATED, List.of(book)).duplicates())
                .isEqualTo(1);
        assertThat(store.books(BTC.id(), START, START + 10, 10)).containsExactly(book, later);
    }

    @Test
    void handsOutEveryTradeInOrderAcrossDaysAndPages() {
        List<Trade> trades =
                LongStream.range(0, 120_000)
                        .mapToObj(i -> trade(i, START + i / 3 * 10_000_000L, 1 + i % 7))
                        .toList();
        append(store, trades.subList(60_000, 120_000));
        append(store, trades.subList(0, 60_000));
        List<Trade> seen = new ArrayList<>();
        store.forEachTrade(BTC.id(), 0, Long.MAX_VALUE, seen::add);
        assertThat(seen).isEqualTo(trades);
    }

    @Test
    void refusesOtherScalesAndOtherOrigins() {
        append(store, List.of(trade(1, START, 100)));
        Instrument coarse = new Instrument(BTC.id(), "BTC", "USDT", 2, 5, 1, 1, BigDecimal.ZERO);
        assertThatThrownBy(() ->
                        store.appendCandles(
                                coarse,
                                Timeframe.M1,
                                VolumeUnit.BASE,
                                DataOrigin.REAL,
                                List.of(minute(0))))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("8 price and 8 quantity decimals");
        assertThatThrownBy(() ->
                        store.appendTrades(
                                BTC,
                                HistoryKind.TRADES,
                                DataOrigin.SIMULATED,
                                List.of(trade(2, START, 100))))
                .hasMessageContaining("stored as REAL");
        assertThat(store.series()).hasSize(1);
    }

    @Test
    void refusesACandleThatIsNoneAndStoresNothingOfTheBatch() {
        Candle inconsistent = new Candle(START, 10, 9, 8, 9, 1, 1);
        assertThatThrownBy(() ->
                        store.appendCandles(
                                BTC,
                                Timeframe.M1,
                                VolumeUnit.BASE,
                                DataOrigin.REAL,
                                List.of(minute(0), inconsistent)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.series()).isEmpty();
    }

    @Test
    void mergesSmallSegmentsAndLosesNothing() {
        int appends = 3 * SeriesWriter.MAX_SEGMENTS;
        for (int i = 0; i < appends; i++) {
            append(store, List.of(trade(i, START + i, 1 + i)));
        }
        assertThat(store.trades(BTC.id(), 0, Long.MAX_VALUE, 1_000)).hasSize(appends);
        assertThat(parquetFiles(folder.series(BTC.id(), HistoryKind.TRADES, null)))
                .hasSizeLessThanOrEqualTo(SeriesWriter.MAX_SEGMENTS);
    }

    @Test
    void sweepsWhatACrashLeftAndReadsNothingOfIt() throws IOException {
        append(store, List.of(trade(1, START, 100)));
        Path series = folder.series(BTC.id(), HistoryKind.TRADES, null);
        Path temporary = series.resolve("2026-01-31-2.parquet.tmp");
        Path unpublished = series.resolve("2026-01-31-2.parquet");
        Files.writeString(temporary, "half");
        Files.copy(parquetFiles(series).getFirst(), unpublished);
        assertThat(store.trades(BTC.id(), 0, Long.MAX_VALUE, 10)).hasSize(1);
        append(store, List.of(trade(2, START + 1, 100)));
        assertThat(temporary).doesNotExist();
        assertThat(store.trades(BTC.id(), 0, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void namesTheDamagedManifest() throws IOException {
        append(store, List.of(trade(1, START, 100)));
        Path manifest =
                folder.series(BTC.id(), HistoryKind.TRADES, null).resolve(ManifestFile.NAME);
        Files.writeString(manifest, "{\"version\":");
        assertThatThrownBy(() -> store.trades(BTC.id(), 0, Long.MAX_VALUE, 10))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(manifest.toString())
                .hasMessageContaining("import again");
    }

    @Test
    void letsTwoStoresWriteAndReadTheSameSeriesAtOnce() throws Exception {
        try (ParquetHistoryStore other = openAnother();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> writers = new ArrayList<>();
            for (ParquetHistoryStore writer : List.of(store, other)) {
                writers.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 20; i++) {
                                append(
                                        writer,
                                        List.of(
                                                trade(2L * i, START + i, 100),
                                                trade(2L * i + 1, START + i, 100)));
                            }
                        }));
            }
            Future<Integer> torn =
                    threads.submit(() -> {
                        int odd = 0;
                        for (int i = 0; i < 40; i++) {
                            odd += store.trades(BTC.id(), 0, Long.MAX_VALUE, 1_000).size() % 2;
                        }
                        return odd;
                    });
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(torn.get()).as("appends seen in part").isZero();
        }
        assertThat(store.trades(BTC.id(), 0, Long.MAX_VALUE, 1_000)).hasSize(40);
    }

    @Test
    void removesItsSpillFolderWhenItCloses() {
        append(store, List.of(trade(1, START, 100)));
        store.close();
        assertThat(folder.staging())
                .satisfiesAnyOf(
                        f -> assertThat(f).doesNotExist(), f -> assertThat(f).isEmptyDirectory());
        assertThatThrownBy(() -> store.trades(BTC.id(), 0, Long.MAX_VALUE, 10))
                .hasMessageContaining("closed");
    }

    @Test
    void leavesNoNativeLibraryInTheTemporaryFolder() throws IOException {
        append(store, List.of(trade(1, START, 100)));
        Path maps = Path.of("/proc/self/maps");
        Assumptions.assumeTrue(Files.isReadable(maps), "skipped: only Linux tells what is loaded");
        try (Stream<String> lines = Files.lines(maps)) {
            assertThat(lines.filter(line -> line.contains("libduckdb_java")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" (deleted)"));
        }
    }

    @Test
    void keepsAVenueCalledStagingApartFromTheStagingArea() {
        Instrument odd = Instrument.unlisted(InstrumentId.parse("staging:BTC-USD"));
        store.appendTrades(odd, HistoryKind.TRADES, DataOrigin.REAL, List.of(trade(1, START, 1)));
        assertThat(store.series()).singleElement().extracting("instrument").isEqualTo(odd);
    }

    @Test
    void namesFoldersSoThatEveryFileSystemTakesThem() {
        assertThat(HistoryFolder.safe("BTC/USDT")).isEqualTo("BTC%2FUSDT");
        assertThat(HistoryFolder.safe("CON")).isEqualTo("%43ON");
        assertThat(HistoryFolder.safe("COM1.X")).isEqualTo("%43OM1.X");
        assertThat(HistoryFolder.safe("A.")).isEqualTo("A%2E");
        assertThat(HistoryFolder.safe("CONE-USD")).isEqualTo("CONE-USD");
        Instrument slashed = Instrument.unlisted(InstrumentId.parse("kraken:XBT/USD"));
        store.appendTrades(
                slashed, HistoryKind.TRADES, DataOrigin.REAL, List.of(trade(1, START, 100)));
        assertThat(store.series()).singleElement().extracting("instrument").isEqualTo(slashed);
        assertThat(store.trades(slashed.id(), 0, Long.MAX_VALUE, 10)).hasSize(1);
    }

    private List<Path> partitions(Timeframe timeframe) {
        return parquetFiles(folder.series(BTC.id(), HistoryKind.CANDLES, timeframe));
    }

    private static List<Path> parquetFiles(Path series) {
        try (Stream<Path> files = Files.list(series)) {
            return files.filter(f -> f.toString().endsWith(".parquet")).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Trade> randomWalk(Random random, int count) {
        List<Trade> trades = new ArrayList<>(count);
        long time = START;
        long price = 10_000;
        for (int i = 0; i < count; i++) {
            time +=
                    random.nextInt(50) == 0
                            ? random.nextLong(10 * HOUR)
                            : random.nextLong(2 * MINUTE);
            price = Math.max(1, price + random.nextInt(-5, 6));
            trades.add(new Trade(i, time, time, price, 1 + random.nextInt(50), Side.BUY));
        }
        return trades;
    }
}
