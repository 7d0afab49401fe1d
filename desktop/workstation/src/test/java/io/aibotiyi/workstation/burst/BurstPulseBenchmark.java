package io.aibotiyi.workstation.burst;

import io.aibotiyi.bench.Benchmark;

/** 95th percentile of the interval between pulses in the same minute. */
public final class BurstPulseBenchmark implements Benchmark {

    @Override
    public String name() {
        return "burst-50k-pulse-p95";
    }

    @Override
    public boolean onlyWhenNamed() {
        return true;
    }

    @Override
    public Result run() {
        BurstRun.Figures figures = BurstRun.figures();
        double value = figures.burst().interval95();
        return new Result(
                value, "ms", null, Double.NaN, "pulse interval p95 below 25 ms", value < 25);
    }
}
