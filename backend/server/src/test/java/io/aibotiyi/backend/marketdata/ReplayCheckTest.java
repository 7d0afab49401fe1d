package io.aibotiyi.backend.marketdata;

import static io.aibotiyi.backend.marketdata.ReferenceData.market;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.ReplayCheck.Progress;
import io.aibotiyi.backend.marketdata.ReplayReport.InstrumentReport;
import io.aibotiyi.backend.marketdata.capture.SyntheticCapture;
import io.aibotiyi.backend.marketdata.capture.SyntheticCapture.Dialect;
import io.aibotiyi.domain.InstrumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayCheckTest {

    @TempDir Path folder;

    @Test
    void rebuildsTheFirstRealCaptureExactly() throws IOException {
        ReplayReport report = ReplayCheck.run(market("spot_btcusdt_20240808.gz"), Progress.NONE);
        assertThat(report.lines()).isEqualTo(41_249);
        assertThat(report.depthUpdates()).isEqualTo(3_451);
        assertThat(report.trades()).isEqualTo(9_757);
        assertThat(report.sequenceGaps()).isZero();
        assertThat(report.tradeGaps()).isZero();
        assertThat(report.crossedBooks()).isZero();
        assertThat(report.badLines()).isZero();
        assertThat(report.bookTickerCompared()).isEqualTo(564);
        assertThat(report.bookTickerMatched()).isEqualTo(564);
        assertThat(report.isFlawless()).isTrue();
        assertThat(report.instruments().getFirst().liveAtEnd()).isTrue();
        assertThat(Objects.requireNonNull(report.latency()).median())
                .as("the local clock ran behind")
                .isBetween(-1_300_000_000L, -1_200_000_000L);
    }

    @Test
    void theSecondRealCaptureContinuesTheFirst() throws IOException {
        ReplayReport report =
                ReplayCheck.run(
                        List.of(
                                market("spot_btcusdt_20240808.gz"),
                                market("spot_btcusdt_20240809.gz")),
                        Progress.NONE);
        assertThat(report.lines()).isEqualTo(41_249 + 58_325);
        assertThat(report.isFlawless()).isTrue();
        assertThat(report.bookTickerCompared()).isEqualTo(1_072);
        assertThat(report.instruments().getFirst().liveAtEnd()).isTrue();
    }

    @Test
    void aCaptureWithoutSnapshotHasASequenceButNoBook() throws IOException {
        ReplayReport report = ReplayCheck.run(market("spot_btcusdt_20240809.gz"), Progress.NONE);
        assertThat(report.depthUpdates()).isEqualTo(3_044);
        assertThat(report.trades()).isEqualTo(10_147);
        assertThat(report.sequenceGaps()).isZero();
        assertThat(report.tradeGaps()).isZero();
        assertThat(report.bookTickerCompared()).isZero();
        InstrumentReport btc = report.instruments().getFirst();
        assertThat(btc.liveAtEnd()).isFalse();
        assertThat(btc.note()).contains("no snapshot");
    }

    @Test
    void everyChecksumOfTheRealKrakenCaptureHolds() throws IOException {
        ReplayReport report = ReplayCheck.run(market("kraken_ws_book_20210417.txt"), Progress.NONE);
        assertThat(report.lines()).isEqualTo(2_198);
        assertThat(report.instruments()).hasSize(10);
        assertThat(report.checksumsCompared()).isEqualTo(2_158);
        assertThat(report.checksumsMatched()).isEqualTo(2_158);
        assertThat(report.isFlawless()).isTrue();
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    @ParameterizedTest
    @EnumSource
    void rebuildsEveryDialectExactly(Dialect dialect) throws IOException {
        String symbol = dialect == Dialect.COIN_M ? "BTCUSD_PERP" : "BTCUSDT";
        List<String> lines = new SyntheticCapture(dialect, symbol, 5).lines(500, 10_000);
        ReplayReport report = ReplayCheck.run(write("capture", lines), Progress.NONE);
        String venue =
                switch (dialect) {
                    case SPOT -> "binance";
                    case USD_M -> "binance-usdm";
                    case COIN_M -> "binance-coinm";
                };
        InstrumentReport market = report.instruments().getFirst();
        assertThat(report.instruments()).hasSize(1);
        assertThat(market.instrument()).isEqualTo(InstrumentId.parse(venue + ":" + symbol));
        assertThat(report.isFlawless()).as("%s", report).isTrue();
        assertThat(report.depthUpdates()).isEqualTo(500);
        // a snapshot at the very end of the third difference joins with the fourth
        assertThat(report.bookTickerCompared()).isBetween(497L, 498L);
        assertThat(market.liveAtEnd()).isTrue();
    }

    @Test
    void findsTheMarketOfEachUnnamedSnapshot() throws IOException {
        List<String> btc = new SyntheticCapture(Dialect.SPOT, "BTCUSDT", 1).lines(300, 100);
        List<String> eth = new SyntheticCapture(Dialect.SPOT, "ETHUSDT", 2).lines(300, 100);
        List<String> both = new ArrayList<>();
        for (int i = 0; i < Math.max(btc.size(), eth.size()); i++) {
            if (i < btc.size()) {
                both.add(btc.get(i));
            }
            if (i < eth.size()) {
                both.add(eth.get(i));
            }
        }
        ReplayReport report = ReplayCheck.run(write("both", both), Progress.NONE);
        assertThat(report.isFlawless()).as("%s", report).isTrue();
        assertThat(report.instruments()).hasSize(2).allMatch(InstrumentReport::liveAtEnd);
        assertThat(report.bookTickerCompared()).isGreaterThan(590);
    }

    @Test
    void reportsEveryBadLineAndGoesOn() throws IOException {
        List<String> lines =
                new ArrayList<>(new SyntheticCapture(Dialect.SPOT, "BTCUSDT", 3).lines(100, 1_000));
        lines.add(0, "1723161253937085768 {\"stream\":\"x\",");
        lines.add(40, "");
        lines.add(60, "yesterday {}");
        ReplayReport report = ReplayCheck.run(write("bad", lines), Progress.NONE);
        assertThat(report.lines()).isEqualTo(lines.size());
        assertThat(report.badLines()).isEqualTo(3);
        assertThat(report.firstBadLines())
                .extracting(ReplayReport.BadLine::line)
                .containsExactly(1L, 41L, 61L);
        assertThat(report.bookTickerMatched())
                .isEqualTo(report.bookTickerCompared())
                .isGreaterThan(90);
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        Path missing = folder.resolve("missing.gz");
        assertThatThrownBy(() -> ReplayCheck.run(missing, Progress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing.gz");
        assertThatThrownBy(() -> ReplayCheck.run(folder, Progress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void tellsItsProgressToTheEnd() throws IOException {
        List<String> lines = new SyntheticCapture(Dialect.SPOT, "BTCUSDT", 3).lines(3_000, 1_000);
        Path file = write("long", lines);
        List<Long> seen = new ArrayList<>();
        ReplayCheck.run(
                file,
                (read, total) -> {
                    assertThat(total).isEqualTo(sizeOf(file));
                    seen.add(read);
                });
        assertThat(seen).hasSizeGreaterThan(1).isSorted();
        assertThat(seen.getLast()).isEqualTo(sizeOf(file));
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }
}
