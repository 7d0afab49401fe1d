package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/**
 * Processor time of the render thread per frame while panning, half of a million candles in view.
 */
public final class ChartPanOutRenderBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-pan-out-render";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartDrawing.panning(0.003).renderCpu();
        return new Result(
                value, "ms", null, Double.NaN, "within a 60 Hz pulse, 16.7 ms", value < 16.7);
    }
}
