package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** 95th percentile of the pulse interval while panning a million candles. */
public final class ChartPanPulseBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-pan-pulse-p95";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartDrawing.panning(8).pulseP95();
        return new Result(value, "ms", null, Double.NaN, "pulse p95 below 25 ms", value < 25);
    }
}
