package io.aibotiyi.charts.depth;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.charts.Pictures;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;

/**
 * Share of one core that the whole process takes while 60 ladder rows with every column change at
 * each pulse; in percent.
 */
public final class LadderCoreBenchmark implements Benchmark {

    private static final int WARM_UP = 300;
    private static final int PULSES = 900;

    @Override
    public String name() {
        return "ladder-60-rows-core";
    }

    @Override
    public Result run() throws Exception {
        CountDownLatch warm = new CountDownLatch(WARM_UP);
        CountDownLatch done = new CountDownLatch(WARM_UP + PULSES);
        Stage stage =
                Pictures.onFxThread(() ->
                        LadderBenchmark.show(
                                DepthLadder.Column.values(),
                                () -> {
                                    warm.countDown();
                                    done.countDown();
                                    return done.getCount() > 0;
                                }));
        warm.await();
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        done.await();
        double percent = 100.0 * (cpuNanos() - cpu) / (System.nanoTime() - wall);
        Pictures.onFxThread(() -> {
            stage.close();
            return true;
        });
        return new Result(percent, "%", null, Double.NaN, "at most 20 % of a core", percent <= 20);
    }

    /** Of all threads of this process, rendering and collection included. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
