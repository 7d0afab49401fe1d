package io.aibotiyi.backend.marketdata.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.marketdata.ReferenceData;
import io.aibotiyi.backend.marketdata.ReplayReport;
import io.aibotiyi.backend.marketdata.capture.CaptureReader;
import io.aibotiyi.backend.marketdata.capture.SyntheticCapture;
import io.aibotiyi.backend.marketdata.capture.SyntheticCapture.Dialect;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lines of a capture are dropped, doubled and swapped; while the book calls itself live it must
 * equal the best bid and offer that the exchange published at the same update id.
 */
class CaptureFaultsTest {

    private enum Fault {
        DROP,
        DOUBLE,
        SWAP
    }

    private static ReplayReport check(List<String> lines) throws IOException {
        CaptureCheck check = new CaptureCheck();
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        long read = new CaptureReader().read(new ByteArrayInputStream(bytes), check);
        return check.report(read, 0);
    }

    private static boolean isDifference(String line) {
        return line.contains("depthUpdate");
    }

    private static List<Integer> differences(List<String> lines) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (isDifference(lines.get(i))) {
                indices.add(i);
            }
        }
        return indices;
    }

    private static void inject(List<String> lines, Fault fault, Random random) {
        List<Integer> at = differences(lines);
        int n = 5 + random.nextInt(at.size() - 10);
        int line = at.get(n);
        switch (fault) {
            case DROP -> lines.remove(line);
            case DOUBLE -> lines.add(line + 1 + random.nextInt(5), lines.get(line));
            case SWAP -> Collections.swap(lines, line, at.get(n + 1 + random.nextInt(3)));
        }
    }

    private static void assertNeverSilentlyWrong(ReplayReport report, String as) {
        assertThat(report.bookTickerMatched()).as(as).isEqualTo(report.bookTickerCompared());
        assertThat(report.bookTickerCompared()).as(as).isPositive();
        assertThat(report.crossedBooks()).as(as).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void neverServesAWrongBookAsLive(Dialect dialect) throws IOException {
        String symbol = dialect == Dialect.COIN_M ? "ETHUSD_PERP" : "ETHUSDT";
        for (int seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            List<String> lines =
                    new ArrayList<>(new SyntheticCapture(dialect, symbol, seed).lines(160, 20));
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < 1 + seed % 4; i++) {
                Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
                faults.add(fault);
                inject(lines, fault, random);
            }
            String as = dialect + ", seed " + seed + ", " + faults;
            ReplayReport report = check(lines);
            assertNeverSilentlyWrong(report, as);
            boolean lossless = faults.stream().allMatch(f -> f == Fault.DOUBLE);
            long losses = report.instruments().getFirst().bookLosses();
            if (lossless) {
                assertThat(losses).as(as).isZero();
                assertThat(report.instruments().getFirst().repeats()).as(as).isPositive();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void resynchronisesWithTheNextSnapshotAfterADroppedLine(Dialect dialect) throws IOException {
        String symbol = dialect == Dialect.COIN_M ? "ETHUSD_PERP" : "ETHUSDT";
        List<String> lines =
                new ArrayList<>(new SyntheticCapture(dialect, symbol, 11).lines(160, 50));
        ReplayReport whole = check(lines);
        lines.remove((int) differences(lines).get(30));
        ReplayReport report = check(lines);
        assertThat(report.sequenceGaps()).isEqualTo(1);
        assertThat(report.instruments().getFirst().bookLosses()).isEqualTo(1);
        assertThat(report.instruments().getFirst().liveAtEnd()).isTrue();
        assertNeverSilentlyWrong(report, "after a resync");
        assertThat(report.bookTickerCompared())
                .isLessThan(whole.bookTickerCompared())
                .isGreaterThan(100);
    }

    @Test
    void withoutAnotherSnapshotItStaysInvalidAndSaysSo() throws IOException {
        List<String> lines =
                new ArrayList<>(
                        new SyntheticCapture(Dialect.SPOT, "ETHUSDT", 4).lines(160, 100_000));
        lines.remove((int) differences(lines).get(30));
        ReplayReport report = check(lines);
        assertThat(report.instruments().getFirst().liveAtEnd()).isFalse();
        assertThat(report.instruments().getFirst().note())
                .contains("not valid at the end")
                .contains("a new snapshot is needed");
    }

    /** Proves that the comparison has teeth: a loss hidden by false ids must show as mismatches. */
    @Test
    void theOracleSeesALossThatTheIdsHide() throws IOException {
        List<String> lines =
                new ArrayList<>(
                        new SyntheticCapture(Dialect.SPOT, "ETHUSDT", 4).lines(160, 100_000));
        for (int n = 140; n > 20; n -= 6) {
            List<Integer> at = differences(lines);
            String dropped = lines.get(at.get(n));
            String next = lines.get(at.get(n + 1));
            String first = field(dropped, "\"U\":");
            lines.set(at.get(n + 1), next.replace(field(next, "\"U\":"), first));
            lines.remove((int) at.get(n));
        }
        ReplayReport report = check(lines);
        assertThat(report.sequenceGaps()).isZero();
        assertThat(
                        report.bookTickerMatched() < report.bookTickerCompared()
                                || report.crossedBooks() > 0)
                .isTrue();
    }

    private static String field(String line, String name) {
        int from = line.indexOf(name);
        return line.substring(from, line.indexOf(',', from));
    }

    @Test
    void realLinesDroppedDoubledOrSwappedNeverMakeAWrongBook() throws IOException {
        List<String> real = readGzip(ReferenceData.market("spot_btcusdt_20240808.gz"));
        long seed = 20_240_809;
        Random random = new Random(seed);
        for (Fault fault : Fault.values()) {
            List<String> lines = new ArrayList<>(real.subList(0, 12_000));
            inject(lines, fault, random);
            ReplayReport report = check(lines);
            String as = fault + " on real lines, seed " + seed;
            assertNeverSilentlyWrong(report, as);
            var btc = report.instruments().getFirst();
            assertThat(btc.bookLosses()).as(as).isEqualTo(fault == Fault.DOUBLE ? 0 : 1);
            assertThat(btc.liveAtEnd()).as(as).isEqualTo(fault == Fault.DOUBLE);
        }
    }

    private static List<String> readGzip(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
