package io.aibotiyi.workstation.burst;

import io.aibotiyi.bench.Benchmark;

/** Pulses a second of the window while 50,000 market events a second come in. */
public final class BurstPulsesBenchmark implements Benchmark {

    @Override
    public String name() {
        return "burst-50k-pulses";
    }

    @Override
    public boolean onlyWhenNamed() {
        return true;
    }

    @Override
    public Result run() {
        BurstRun.Figures figures = BurstRun.figures();
        double value = figures.burst().perSecond();
        return new Result(
                value, "1/s", null, Double.NaN, "at least 58 pulses a second", value >= 58);
    }
}
