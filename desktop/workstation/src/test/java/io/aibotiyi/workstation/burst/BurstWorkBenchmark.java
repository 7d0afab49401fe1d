package io.aibotiyi.workstation.burst;

import io.aibotiyi.bench.Benchmark;

/** 95th percentile of the FX thread's processor time for a pulse in the same minute. */
public final class BurstWorkBenchmark implements Benchmark {

    @Override
    public String name() {
        return "burst-50k-fx-work-p95";
    }

    @Override
    public boolean onlyWhenNamed() {
        return true;
    }

    @Override
    public Result run() {
        BurstRun.Figures figures = BurstRun.figures();
        double value = figures.burst().work95();
        return new Result(value, "ms", null, Double.NaN, "FX work p95 below 10 ms", value < 10);
    }
}
