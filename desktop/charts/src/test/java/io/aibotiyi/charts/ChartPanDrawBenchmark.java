package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** FX-thread time of a frame while panning a million candles, 8 pixels each. */
public final class ChartPanDrawBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-pan-draw";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartDrawing.panning(8).drawMedian();
        return new Result(value, "ms", null, Double.NaN, "FX thread below 4 ms a frame", value < 4);
    }
}
