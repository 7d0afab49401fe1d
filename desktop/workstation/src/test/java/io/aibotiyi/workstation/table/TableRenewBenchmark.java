package io.aibotiyi.workstation.table;

import io.aibotiyi.bench.Benchmark;

/**
 * 95th percentile of the FX thread's time for a frame while 100,000 rows come anew twice a second.
 */
public final class TableRenewBenchmark implements Benchmark {

    @Override
    public String name() {
        return "table-100k-renew-frame-p95";
    }

    @Override
    public Result run() throws Exception {
        double value = TableFrames.renewing().frame();
        return new Result(value, "ms", null, Double.NaN, "frame p95 below 25 ms", value < 25);
    }
}
