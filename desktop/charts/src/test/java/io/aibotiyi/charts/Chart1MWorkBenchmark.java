package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/**
 * 95th percentile of the FX thread's work per frame over 1,000,000 candles with three indicators;
 * beside it ChartFX with the same candles, no indicators and at most 10,000 candles in view.
 */
public final class Chart1MWorkBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-1m-work-p95";
    }

    @Override
    public Result run() throws Exception {
        double value = ChartFrames.of(1_000_000).work();
        double peer = ChartFxFrames.of(1_000_000).work();
        return new Result(value, "ms", "ChartFX 11.3.1", peer, "p95 at most 3 ms", value <= 3);
    }
}
