package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** FX-thread time of a frame while zooming from a few of a million candles to all and back. */
public final class ChartZoomDrawBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-zoom-draw";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartDrawing.zooming().drawMedian();
        return new Result(value, "ms", null, Double.NaN, "FX thread below 4 ms a frame", value < 4);
    }
}
