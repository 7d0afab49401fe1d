package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** Pictures of the candles drawn per pulse while panning and zooming over 1,000,000 of them. */
public final class ChartPicturesBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-1m-pictures";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartFrames.of(1_000_000).pictures();
        String goal = "a new picture in 95 % of the pulses";
        return new Result(value, "per pulse", null, Double.NaN, goal, value >= 0.95);
    }
}
