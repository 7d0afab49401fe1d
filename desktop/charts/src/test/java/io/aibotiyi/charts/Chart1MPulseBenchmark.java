package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/**
 * 95th percentile of the pulse per frame over 1,000,000 candles with three indicators; beside it
 * ChartFX with the same candles, no indicators and at most 10,000 candles in view.
 */
public final class Chart1MPulseBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-1m-pulse-p95";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartFrames.of(1_000_000).pulse();
        double peer = ChartFxFrames.of(1_000_000).pulse();
        return new Result(value, "ms", "ChartFX 11.3.1", peer, "p95 at most 17 ms", value <= 17);
    }
}
