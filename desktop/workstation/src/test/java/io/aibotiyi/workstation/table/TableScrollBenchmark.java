package io.aibotiyi.workstation.table;

import io.aibotiyi.bench.Benchmark;

/** 95th percentile of the FX thread's time for a frame while scrolling 100,000 rows. */
public final class TableScrollBenchmark implements Benchmark {

    @Override
    public String name() {
        return "table-100k-scroll-frame-p95";
    }

    @Override
    public Result run() throws Exception {
        double value = TableFrames.scrolling().frame();
        return new Result(value, "ms", null, Double.NaN, "frame p95 below 25 ms", value < 25);
    }
}
