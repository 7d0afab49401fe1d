package io.aibotiyi.workstation.burst;

import io.aibotiyi.bench.Benchmark;

/** Bytes a second that the window's connection got, before TLS. */
public final class BurstBytesBenchmark implements Benchmark {

    @Override
    public String name() {
        return "burst-50k-bytes";
    }

    @Override
    public boolean onlyWhenNamed() {
        return true;
    }

    @Override
    public Result run() {
        BurstRun.Figures figures = BurstRun.figures();
        double value = figures.bytesPerSecond();
        return new Result(value, "B/s", null, Double.NaN, null, true);
    }
}
