package io.aibotiyi.workstation.burst;

import io.aibotiyi.bench.Benchmark;

/** 99th percentile of the order ticket's round trip in the same minute. */
public final class BurstTicketBenchmark implements Benchmark {

    @Override
    public String name() {
        return "burst-50k-ticket-p99";
    }

    @Override
    public boolean onlyWhenNamed() {
        return true;
    }

    @Override
    public Result run() {
        BurstRun.Figures figures = BurstRun.figures();
        double value = figures.ticket(0.99);
        return new Result(
                value, "ms", null, Double.NaN, "ticket answered within 50 ms, p99", value <= 50);
    }
}
