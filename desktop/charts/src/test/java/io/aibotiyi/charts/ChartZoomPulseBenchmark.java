package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** 95th percentile of the pulse interval while zooming through a million candles. */
public final class ChartZoomPulseBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-zoom-pulse-p95";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartDrawing.zooming().pulseP95();
        return new Result(value, "ms", null, Double.NaN, "pulse p95 below 25 ms", value < 25);
    }
}
