package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** 95th percentile of the work per frame over 10,000,000 candles beside 1,000,000. */
public final class Chart10MWorkBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-10m-work-p95";
    }

    @Override
    public Result run() throws Exception {
        double peer = ChartFrames.of(1_000_000).work();
        double value = ChartFrames.of(10_000_000).work();
        String goal = "p95 at most 3 ms";
        return new Result(value, "ms", "1,000,000 candles", peer, goal, value <= 3);
    }
}
