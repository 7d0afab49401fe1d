package io.aibotiyi.workstation.burst;

import io.aibotiyi.bench.Benchmark;

/** Events a second that the backend took in, by its own count. */
public final class BurstEventsBenchmark implements Benchmark {

    @Override
    public String name() {
        return "burst-50k-events";
    }

    @Override
    public boolean onlyWhenNamed() {
        return true;
    }

    @Override
    public Result run() {
        BurstRun.Figures figures = BurstRun.figures();
        double value = figures.eventsPerSecond();
        return new Result(
                value, "1/s", null, Double.NaN, "50,000 events a second taken in", value > 49_000);
    }
}
