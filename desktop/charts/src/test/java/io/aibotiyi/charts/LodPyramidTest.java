package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LodPyramidTest {

    private static final long MINUTE = Timeframe.M1.nanos();

    /** Every level equals brute force after any sequence of operations, also across the bound. */
    @Test
    void equalsBruteForceAfterRandomOperations() {
        long seed = new Random().nextLong();
        System.out.println("LodPyramidTest seed " + seed);
        for (int round = 0; round < 12; round++) {
            Random random = new Random(seed + round);
            int bound = round % 3 == 0 ? 2 * LongColumn.CHUNK : CandleSeries.MAX_CANDLES;
            CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8, bound);
            long newest = 1_000_000;
            for (int step = 0; step < 40; step++) {
                switch (random.nextInt(8)) {
                    case 0 -> {
                        int size = random.nextInt(700);
                        series.replaceAll(candles(random, newest, size));
                        newest += size;
                    }
                    case 1, 2 -> {
                        if (!series.isEmpty()) {
                            int size = random.nextInt(900);
                            long oldest = series.openTime(0) / MINUTE;
                            series.prepend(
                                    candles(random, oldest - size - random.nextInt(3), size));
                        }
                    }
                    case 3, 4 -> {
                        int size = random.nextInt(400);
                        for (Candle candle : candles(random, newest + random.nextInt(3), size)) {
                            series.update(candle);
                        }
                        newest += size + 3;
                    }
                    case 5 -> {
                        if (!series.isEmpty()) {
                            long time = series.openTime(random.nextInt(series.size()));
                            series.update(candle(random, time / MINUTE));
                        }
                    }
                    default -> {
                        if (!series.isEmpty()) {
                            series.update(candle(random, series.last().openTime() / MINUTE));
                        }
                    }
                }
            }
            assertEqualsBruteForce(series, "seed " + seed + " round " + round);
        }
    }

    @Test
    void hasAtMostTwoCellsOnTheCoarsestLevel() {
        CandleSeries series = SampleCandles.series(Timeframe.M1, 100_000, 1);
        int top = series.pyramid().levels() - 1;
        assertThat(top).isBetween(15, 17);
        assertThat(((series.endPosition() - 1) >> top) - (series.firstPosition() >> top))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void saturatesASumOfVolumesThatLeaves64Bits() {
        CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8);
        for (int i = 0; i < 8; i++) {
            series.update(new Candle(i * MINUTE, 1, 1, 1, 1, Long.MAX_VALUE / 3, 1));
        }
        assertThat(series.pyramid().level(1).volume.get(0)).isEqualTo(Long.MAX_VALUE / 3 * 2);
        assertThat(series.pyramid().level(2).volume.get(0)).isEqualTo(Long.MAX_VALUE);
    }

    private static void assertEqualsBruteForce(CandleSeries series, String context) {
        int first = series.firstPosition();
        int end = series.endPosition();
        for (int k = 0; k < series.pyramid().levels(); k++) {
            LodLevel level = series.pyramid().level(k);
            for (int cell = first >> k; end > first && cell <= (end - 1) >> k; cell++) {
                int from = Math.max(first, cell << k);
                int to = Math.min(end, (cell + 1) << k);
                long high = Long.MIN_VALUE;
                long low = Long.MAX_VALUE;
                long volume = 0;
                for (int p = from; p < to; p++) {
                    Candle c = series.candleAt(p);
                    high = Math.max(high, c.high());
                    low = Math.min(low, c.low());
                    volume += c.volume();
                }
                assertThat(
                                new long[] {
                                    level.open.get(cell),
                                    level.high.get(cell),
                                    level.low.get(cell),
                                    level.close.get(cell),
                                    level.volume.get(cell)
                                })
                        .as("%s level %d cell %d", context, k, cell)
                        .containsExactly(
                                series.candleAt(from).open(),
                                high,
                                low,
                                series.candleAt(to - 1).close(),
                                volume);
            }
        }
    }

    private static List<Candle> candles(Random random, long fromMinute, int count) {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            candles.add(candle(random, fromMinute + i));
        }
        return candles;
    }

    private static Candle candle(Random random, long minute) {
        long open = 1_000L + random.nextInt(1_000);
        long close = 1_000L + random.nextInt(1_000);
        long high = Math.max(open, close) + random.nextInt(50);
        long low = Math.min(open, close) - random.nextInt(50);
        return new Candle(minute * MINUTE, open, high, low, close, random.nextInt(1_000), 1);
    }
}
