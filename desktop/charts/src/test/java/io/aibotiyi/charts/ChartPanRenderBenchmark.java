package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** Processor time of the render thread per frame while panning a million candles. */
public final class ChartPanRenderBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-pan-render";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartDrawing.panning(8).renderCpu();
        return new Result(
                value, "ms", null, Double.NaN, "within a 60 Hz pulse, 16.7 ms", value < 16.7);
    }
}
