package io.aibotiyi.backend.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.marketdata.History;
import io.aibotiyi.backend.marketdata.HistoryImporter.ProgressListener;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.indicators.CandleAggregator;
import io.aibotiyi.indicators.EmptyCandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports the reference files and compares with what is known of them. */
class ReferenceDataTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z"));

    @TempDir Path home;
    private History history;

    @BeforeEach
    void open() {
        history = History.open(home, CLOCK);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void importsAMonthOfMinutesOnceAndWithoutGaps() {
        ImportReport first = importFile("btc-perp-20211231-20220201_1m.csv");
        assertThat(first.format()).isEqualTo("ohlcv-csv");
        assertThat(first.instrument()).hasToString("import:BTC-PERP");
        assertThat(first.timeframe()).isEqualTo(Timeframe.M1);
        assertThat(first.rows()).isEqualTo(45_031);
        assertThat(first.added()).isEqualTo(45_031);
        assertThat(first.gaps()).isZero();
        assertThat(first.bad()).isZero();
        assertThat(first.rounded()).as("volumes written from floating point").isEqualTo(6);

        ImportReport second = importFile("btc-perp-20211231-20220201_1m.csv");
        assertThat(second.added()).isZero();
        assertThat(second.duplicates()).isEqualTo(45_031);
        assertThat(second.conflicts()).isZero();
        assertThat(history.store().series()).singleElement().extracting("rows").isEqualTo(45_031L);
    }

    @Test
    void importsCoinbaseCandles() {
        ImportReport report = importFile("Coinbase-BTC-USD-PT4H-20160518_20251028.json");
        assertThat(report.format()).isEqualTo("coinbase-candles-json");
        assertThat(report.instrument()).hasToString("coinbase:BTC-USD");
        assertThat(report.timeframe()).isEqualTo(Timeframe.H4);
        assertThat(report.rows()).isEqualTo(20_695);
        assertThat(report.added()).isEqualTo(20_695);
        assertThat(report.bad()).isZero();
    }

    @Test
    void buildsKrakensOwnCandlesFromKrakensTrades() {
        ImportReport trades = importFile("kraken_http_trades.json");
        assertThat(trades.rows()).isEqualTo(1_000);
        assertThat(trades.gaps()).isZero();
        ImportReport ohlc = importFile("kraken_http_ohlc.json");
        assertThat(ohlc.rows()).isEqualTo(721);
        assertThat(ohlc.gaps()).isZero();

        InstrumentId id = InstrumentId.parse("kraken:XBTUSDT");
        List<Trade> all = history.store().trades(id, 0, Long.MAX_VALUE, 2_000);
        Map<Long, Candle> exchange =
                history.store().candles(id, Timeframe.M1, 0, Long.MAX_VALUE, 2_000).stream()
                        .collect(Collectors.toMap(Candle::openTime, Function.identity()));
        List<Candle> ours =
                CandleAggregator.ofTrades(all, Timeframe.M1, EmptyCandles.CARRY_FORWARD);
        // the first minute is cut by the first trade of the answer
        List<Candle> covered =
                ours.stream().skip(1).filter(c -> exchange.containsKey(c.openTime())).toList();
        assertThat(covered).hasSize(410);
        assertThat(covered.stream().filter(c -> c.trades() > 0)).hasSize(273);
        assertThat(covered).allSatisfy(c -> assertThat(c).isEqualTo(exchange.get(c.openTime())));
    }

    @Test
    void buildsTheSameCandlesInsideTheStore() {
        importFile("kraken_http_trades.json");
        InstrumentId id = InstrumentId.parse("kraken:XBTUSDT");
        List<Trade> all = history.store().trades(id, 0, Long.MAX_VALUE, 2_000);
        for (Timeframe timeframe : Timeframe.COMMON) {
            assertThat(history.store().candles(id, timeframe, 0, Long.MAX_VALUE, 100_000))
                    .as("%s", timeframe)
                    .isEqualTo(CandleAggregator.ofTrades(all, timeframe, EmptyCandles.SKIP));
        }
    }

    @Test
    void takesTheTradesOutOfACaptureAndJoinsTheNextOne() {
        ImportReport first = importFile("spot_btcusdt_20240808.gz");
        assertThat(first.format()).isEqualTo("binance-capture");
        assertThat(first.instrument()).hasToString("binance:BTCUSDT");
        assertThat(first.kind()).isEqualTo(HistoryKind.TRADES);
        assertThat(first.rows()).isEqualTo(9_757);
        assertThat(first.bad()).isZero();
        assertThat(first.gaps()).isZero();
        ImportReport next = importFile("spot_btcusdt_20240809.gz");
        assertThat(next.added()).isEqualTo(next.rows()).isPositive();
        assertThat(history.store().trades(first.instrument(), 0, Long.MAX_VALUE, 1_000_000))
                .hasSize((int) (first.rows() + next.rows()))
                .extracting(Trade::id)
                .isSorted();
    }

    private ImportReport importFile(String name) {
        String folder = System.getProperty("aibot.reference.data", "");
        Path file = Path.of(folder, "market", name);
        Assumptions.assumeTrue(
                !folder.isEmpty() && Files.exists(file),
                () -> "skipped: no reference data at " + file);
        return history.importer().importFile(file, ImportOptions.DEFAULTS, ProgressListener.NONE);
    }
}
