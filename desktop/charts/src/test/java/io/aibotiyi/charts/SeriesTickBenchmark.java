package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;

/** Ticks that change the newest of a million candles, with every level of the pyramid. */
public final class SeriesTickBenchmark implements Benchmark {

    private static final int TICKS = 2_000_000;

    @Override
    public String name() {
        return "chart-series-tick-1m";
    }

    @Override
    public Result run() {
        CandleSeries series = SampleCandles.series(Timeframe.M1, 1_000_000, 1);
        Candle last = series.last();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < TICKS; i++) {
                long close = last.low() + i % Math.max(1, last.high() - last.low() + 1);
                series.update(
                        new Candle(
                                last.openTime(),
                                last.open(),
                                last.high(),
                                last.low(),
                                close,
                                i,
                                1));
            }
            best = Math.min(best, (System.nanoTime() - start) / (double) TICKS);
        }
        return new Result(best, "ns/tick", null, Double.NaN, "below 1000 ns", best < 1_000);
    }
}
