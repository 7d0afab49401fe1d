package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.Arrays;
import java.util.List;

/** Columns and pyramid of a million candles, built at once, warm. */
public final class SeriesBuildBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-series-build-1m";
    }

    @Override
    public Result run() {
        List<Candle> candles = SampleCandles.of(Timeframe.M1, 1_000_000, 1);
        double[] millis = new double[9];
        for (int i = -6; i < millis.length; i++) {
            CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8);
            long start = System.nanoTime();
            series.replaceAll(candles);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        double value = millis[millis.length / 2];
        return new Result(value, "ms", null, Double.NaN, "below 200 ms", value < 200);
    }
}
