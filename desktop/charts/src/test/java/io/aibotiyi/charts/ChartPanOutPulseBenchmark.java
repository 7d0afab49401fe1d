package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** 95th percentile of the pulse interval while panning, half of a million candles in view. */
public final class ChartPanOutPulseBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-pan-out-pulse-p95";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartDrawing.panning(0.003).pulseP95();
        return new Result(value, "ms", null, Double.NaN, "pulse p95 below 25 ms", value < 25);
    }
}
