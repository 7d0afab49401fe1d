package io.aibotiyi.strategies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An hour of each market must look like one; the measured figures are printed. */
class MarketRealismTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void looksLikeAMarket(int index) {
        SimulatedInstrument simulated = SimulatedUniverse.standard().get(index);
        double trades = 0;
        double events = 0;
        for (int hour = 0; hour < 3; hour++) {
            long start = (1_795_525_200L + hour * 30_000L) * SECOND;
            MarketStatistics s = MarketStatistics.measure(simulated, 7, start, 3_600);
            System.out.println(s);
            trades += s.tradesPerSecond / 3 / simulated.activity();
            events += s.bookEventsPerSecond / 3 / simulated.activity();
            assertThat(s.crossed).isZero();
            assertThat(s.fewestLevels).isGreaterThanOrEqualTo(12);
            assertThat(MarketStatistics.quantile(s.spreadTicks, 0.5)).isBetween(1.0, 5.0);
            assertThat(MarketStatistics.quantile(s.trackingBps, 0.5)).isLessThan(5);
            assertThat(MarketStatistics.quantile(s.trackingBps, 0.95)).isLessThan(20);
            assertThat(s.largestTrade).isGreaterThan(4 * s.meanTrade);
            assertThat(s.medianTrade).isLessThan(0.8 * s.meanTrade);
            assertThat(s.kurtosis).as("fat tails").isGreaterThan(5);
            assertThat(s.busiestSecondTrades).as("bursts").isGreaterThan(5 * s.tradesPerSecond);
            assertThat(s.volumeOfHistory).as("joins its past").isBetween(0.4, 2.5);
        }
        assertThat(trades).as("trades a second at activity 1").isBetween(1.5, 10.0);
        assertThat(events).as("book events a second at activity 1").isBetween(5.0, 90.0);
    }
}
