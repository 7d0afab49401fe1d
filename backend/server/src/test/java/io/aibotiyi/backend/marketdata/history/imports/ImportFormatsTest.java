package io.aibotiyi.backend.marketdata.history.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.ImportException;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.backend.marketdata.ImportReport.LineIssue;
import io.aibotiyi.backend.marketdata.VolumeUnit;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.VenueId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ImportFormatsTest extends ImportTestBase {

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
}
