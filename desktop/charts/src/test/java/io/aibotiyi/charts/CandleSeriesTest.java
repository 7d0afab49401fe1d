package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.charts.CandleSeries.Change;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleSeriesTest {

    private static final long MINUTE = Timeframe.M1.nanos();

    private final CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8);

    private static Candle candle(long minute, long price) {
        return new Candle(minute * MINUTE, price, price + 5, price - 5, price + 1, 10, 1);
    }

    @Test
    void appendsALaterCandleAndReplacesTheSameOneInPlace() {
        assertThat(series.update(candle(1, 100))).isTrue();
        assertThat(series.update(candle(2, 200))).isTrue();
        assertThat(series.update(candle(2, 250))).isTrue();
        assertThat(series.size()).isEqualTo(2);
        assertThat(series.candle(0)).isEqualTo(candle(1, 100));
        assertThat(series.last()).isEqualTo(candle(2, 250));
    }

    @Test
    void correctsAnOlderCandleThatItHoldsAndIgnoresOneThatItDoesNot() {
        series.replaceAll(List.of(candle(1, 100), candle(3, 300), candle(4, 400)));
        long version = series.version();
        assertThat(series.update(candle(2, 1))).isFalse();
        assertThat(series.update(candle(0, 1))).isFalse();
        assertThat(series.version()).isEqualTo(version);
        assertThat(series.update(candle(3, 333))).isTrue();
        assertThat(series.candle(1)).isEqualTo(candle(3, 333));
        assertThat(series.size()).isEqualTo(3);
    }

    @Test
    void keepsThePositionsOfCandlesWhenHistoryIsPrepended() {
        series.replaceAll(List.of(candle(10, 100), candle(11, 110)));
        int position = series.endPosition() - 1;
        assertThat(series.prepend(List.of(candle(7, 70), candle(8, 80), candle(10, 999))))
                .isEqualTo(2);
        assertThat(series.size()).isEqualTo(4);
        assertThat(series.candleAt(position)).isEqualTo(candle(11, 110));
        assertThat(series.candle(0)).isEqualTo(candle(7, 70));
        assertThat(series.candle(2)).isEqualTo(candle(10, 100));
    }

    @Test
    void leavesTheSeriesUnchangedWhenOneOfManyCandlesIsBad() {
        series.replaceAll(List.of(candle(5, 50)));
        Candle crossed = new Candle(7 * MINUTE, 10, 5, 20, 10, 1, 1);
        assertThatThrownBy(() -> series.replaceAll(List.of(candle(6, 60), crossed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("low <= open")
                .hasMessageContaining(crossed.toString());
        assertThatThrownBy(() -> series.prepend(List.of(candle(2, 1), candle(1, 1))))
                .hasMessageContaining("oldest first");
        assertThatThrownBy(() -> series.update(crossed)).hasMessageContaining("needs low <= open");
        assertThat(series.size()).isEqualTo(1);
        assertThat(series.last()).isEqualTo(candle(5, 50));
        assertThat(series.version()).isEqualTo(1);
    }

    @Test
    void dropsTheOldestChunkAtTheBound() {
        CandleSeries bounded = new CandleSeries(Timeframe.M1, 2, 8, 2 * LongColumn.CHUNK);
        for (int i = 0; i < 2 * LongColumn.CHUNK; i++) {
            bounded.update(candle(i, 100 + i));
        }
        assertThat(bounded.size()).isEqualTo(2 * LongColumn.CHUNK);
        bounded.update(candle(5_000, 1));
        assertThat(bounded.size()).isEqualTo(LongColumn.CHUNK + 1);
        assertThat(bounded.candle(0)).isEqualTo(candle(LongColumn.CHUNK, 100 + LongColumn.CHUNK));
        assertThat(bounded.last()).isEqualTo(candle(5_000, 1));
    }

    @Test
    void takesOnlyAsMuchHistoryAsTheBoundAllows() {
        CandleSeries bounded = new CandleSeries(Timeframe.M1, 2, 8, 2 * LongColumn.CHUNK);
        bounded.update(candle(10_000, 1));
        List<Candle> older = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            older.add(candle(i, 100 + i));
        }
        assertThat(bounded.prepend(older)).isEqualTo(2 * LongColumn.CHUNK - 1);
        assertThat(bounded.candle(bounded.size() - 2)).isEqualTo(candle(2_999, 3_099));
        assertThat(bounded.prepend(List.of(candle(-5, 50)))).isZero();
    }

    @Test
    void tellsListenersWhatChanged() {
        List<Change> heard = new ArrayList<>();
        CandleSeries.Listener listener = heard::add;
        series.addListener(listener);
        series.replaceAll(List.of(candle(5, 50), candle(6, 60)));
        series.update(candle(6, 61));
        series.update(candle(5, 51));
        series.update(candle(7, 70));
        series.update(candle(1, 10));
        series.prepend(List.of(candle(4, 40)));
        series.removeListener(listener);
        series.update(candle(8, 80));
        assertThat(heard)
                .containsExactly(
                        Change.REPLACED,
                        Change.LAST_UPDATED,
                        Change.CORRECTED,
                        Change.APPENDED,
                        Change.PREPENDED);
    }

    @Test
    void showsAsManyDecimalsAsThePricesUse() {
        CandleSeries eight = new CandleSeries(Timeframe.M1, 8, 8);
        eight.update(
                new Candle(
                        0, 6_100_000_000L, 6_100_000_000L, 6_100_000_000L, 6_100_000_000L, 1, 1));
        assertThat(eight.priceDecimals()).isZero();
        eight.update(
                new Candle(
                        MINUTE,
                        6_150_000_000L,
                        6_150_000_000L,
                        6_149_000_000L,
                        6_150_000_000L,
                        1,
                        1));
        assertThat(eight.priceDecimals()).isEqualTo(2);
    }

    @Test
    void refusesAnIndexOutsideTheSeries() {
        assertThatThrownBy(series::last).isInstanceOf(IndexOutOfBoundsException.class);
        series.update(candle(1, 100));
        assertThatThrownBy(() -> series.candle(1)).hasMessage("candle 1 of 1");
    }

    /** What {@link CandleSeries#MAX_CANDLES} is chosen by. */
    @Test
    void aCandleTakesAHundredBytes() {
        int count = 1_000_000;
        List<Candle> candles =
                java.util.stream.LongStream.range(0, count)
                        .mapToObj(i -> new Candle(i * Timeframe.M1.nanos(), 5, 9, 1, 5, i, 1))
                        .toList();
        CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8);
        long before = used();
        series.replaceAll(candles);
        long bytes = (used() - before) / count;
        assertThat(series.size() + candles.size()).isEqualTo(2 * count);
        assertThat(bytes).isBetween(80L, 110L);
        assertThat(CandleSeries.MAX_CANDLES).isGreaterThan(10_000_000);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
