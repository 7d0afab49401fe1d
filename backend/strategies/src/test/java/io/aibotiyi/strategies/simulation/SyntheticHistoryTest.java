package io.aibotiyi.strategies.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticHistoryTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long NOON = 1_795_521_600L * SECOND;
    private static final SimulatedInstrument BTC = SimulatedUniverse.standard().getFirst();

    private final SyntheticHistory history = new SyntheticHistory(BTC, 42);

    @ParameterizedTest
    @CsvSource({
        "1m, 1s",
        "45s, 15s",
        "5m, 1m",
        "3m, 1m",
        "15m, 5m",
        "1h, 15m",
        "4h, 1h",
        "1d, 4h",
        "1w, 1d",
        "2w, 1w",
        "1h, 1m",
        "7h, 1h"
    })
    void aggregatesExactlyFromFinerCandles(String coarse, String fine) {
        Timeframe big = Timeframe.parse(coarse);
        Timeframe small = Timeframe.parse(fine);
        for (SimulatedInstrument simulated : SimulatedUniverse.standard()) {
            SyntheticHistory of = new SyntheticHistory(simulated, 42);
            long from = big.floor(NOON) - 9 * big.nanos();
            for (Candle candle : of.candles(big, from, from + 9 * big.nanos())) {
                long end = candle.openTime() + big.nanos();
                List<Candle> parts = of.candles(small, candle.openTime(), end);
                assertThat(aggregated(parts)).isEqualTo(candle);
            }
        }
    }

    @Test
    void givesConsistentCandlesOnTickThatJoin() {
        List<Candle> candles = history.candles(Timeframe.M1, NOON - 3_000 * 60 * SECOND, NOON);
        assertThat(candles).hasSize(3_000);
        for (int i = 0; i < candles.size(); i++) {
            Candle candle = candles.get(i);
            assertThat(candle.isConsistent()).as("%s", candle).isTrue();
            assertThat(candle.low()).isPositive();
            assertThat(candle.high() % BTC.instrument().tickSize()).isZero();
            assertThat(candle.volume()).isGreaterThanOrEqualTo(candle.trades());
            assertThat(candle.trades()).isGreaterThanOrEqualTo(60);
            if (i > 0) {
                assertThat(candle.open()).isEqualTo(candles.get(i - 1).close());
                assertThat(candle.openTime() - candles.get(i - 1).openTime())
                        .isEqualTo(Timeframe.M1.nanos());
            }
        }
    }

    @Test
    void givesTheSameCandleInEveryRange() {
        List<Candle> all = history.candles(Timeframe.M5, NOON - 200 * 300 * SECOND, NOON);
        for (int i = 0; i < all.size(); i += 17) {
            long open = all.get(i).openTime();
            assertThat(history.candles(Timeframe.M5, open - 1, open + 1))
                    .containsExactly(all.get(i));
        }
        assertThat(history.candles(Timeframe.M5, NOON - 1, NOON)).isEmpty();
        assertThat(history.candles(Timeframe.M5, NOON, NOON)).isEmpty();
    }

    @Test
    void reachesBackBeforeTheEpoch() {
        List<Candle> candles = history.candles(Timeframe.D1, -30 * 86_400 * SECOND, 0);
        assertThat(candles).hasSize(30).allMatch(Candle::isConsistent);
    }

    @Test
    void neverRunsAway() {
        long most = 0;
        long least = Long.MAX_VALUE;
        Timeframe week = Timeframe.parse("1w");
        for (Candle candle : history.candles(week, NOON - 2_500 * week.nanos(), NOON)) {
            most = Math.max(most, candle.high());
            least = Math.min(least, candle.low());
        }
        assertThat(most / (double) BTC.referencePrice()).isBetween(1.1, 3.5);
        assertThat(least / (double) BTC.referencePrice()).isBetween(0.25, 0.95);
    }

    @Test
    void hasTheVolatilityItWasGivenAndClustersIt() {
        List<Candle> days = history.candles(Timeframe.D1, NOON - 3_000 * 86_400 * SECOND, NOON);
        double sum = 0;
        for (Candle day : days) {
            sum += Math.pow(Math.log(day.close() / (double) day.open()), 2);
        }
        assertThat(Math.sqrt(sum / days.size() * 365)).isBetween(0.3, 0.6);

        List<Candle> minutes = history.candles(Timeframe.M1, NOON - 20_000 * 60 * SECOND, NOON);
        double[] moves = new double[minutes.size()];
        double[] volumes = new double[minutes.size()];
        double[] later = new double[minutes.size()];
        for (int i = 0; i < moves.length; i++) {
            Candle minute = minutes.get(i);
            moves[i] = Math.abs(Math.log(minute.close() / (double) minute.open()));
            volumes[i] = minute.volume();
        }
        System.arraycopy(moves, 10, later, 0, moves.length - 10);
        assertThat(correlation(moves, later)).as("ten minutes later").isGreaterThan(0.1);
        assertThat(correlation(moves, volumes)).as("with volume").isGreaterThan(0.3);
    }

    @Test
    void joinsTheLivePathAtEverySecond() {
        FairValuePath path = new FairValuePath(BTC, 42);
        for (Candle second : history.candles(Timeframe.S1, NOON - 100 * SECOND, NOON)) {
            assertThat((double) second.open())
                    .isCloseTo(path.valueAt(second.openTime()), within(0.5));
            assertThat((double) second.close())
                    .isCloseTo(path.valueAt(second.openTime() + SECOND), within(0.5));
        }
    }

    @Test
    void differsBySeedAndByInstrument() {
        SyntheticHistory other = new SyntheticHistory(BTC, 43);
        assertThat(other.candles(Timeframe.H1, NOON - 3_600 * SECOND, NOON))
                .isNotEqualTo(history.candles(Timeframe.H1, NOON - 3_600 * SECOND, NOON));
    }

    @Test
    void refusesMoreThanItsBound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.candles(Timeframe.S1, 0, 200_001 * SECOND))
                .withMessageContaining("200001 candles of 1s");
    }

    private static Candle aggregated(List<Candle> parts) {
        List<Candle> all = new ArrayList<>(parts);
        return new Candle(
                all.getFirst().openTime(),
                all.getFirst().open(),
                all.stream().mapToLong(Candle::high).max().orElseThrow(),
                all.stream().mapToLong(Candle::low).min().orElseThrow(),
                all.getLast().close(),
                all.stream().mapToLong(Candle::volume).sum(),
                all.stream().mapToLong(Candle::trades).sum());
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
