package io.aibotiyi.charts;

import io.aibotiyi.bench.Benchmark;

/** 95th percentile of the pulse per frame over 10,000,000 candles beside 1,000,000. */
public final class Chart10MPulseBenchmark implements Benchmark {

    @Override
    public String name() {
        return "chart-10m-pulse-p95";
    }

    @Override
    public Result run() throws Exception {
        double peer = ChartFrames.of(1_000_000).pulse();
        double value = ChartFrames.of(10_000_000).pulse();
        String goal = "p95 at most 17 ms";
        return new Result(value, "ms", "1,000,000 candles", peer, goal, value <= 17);
    }
}
