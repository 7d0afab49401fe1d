package io.aibotiyi.strategies.simulation;

import io.aibotiyi.bench.Benchmark;
import java.util.Arrays;

/** Milliseconds that an hour of the busiest market costs, book looked at once a second. */
public final class SimulatedHourBenchmark implements Benchmark {

    private static final double GOAL_MILLIS = 1_000;

    @Override
    public String name() {
        return "simulated-hour";
    }

    @Override
    public Result run() {
        SimulatedInstrument btc = SimulatedUniverse.standard().getFirst();
        double[] millis = new double[15];
        for (int i = -5; i < millis.length; i++) {
            long start = (1_795_525_200L + i * 3_600L) * 1_000_000_000L;
            double wall = MarketStatistics.measure(btc, 7, start, 3_600).wallMillis;
            if (i >= 0) {
                millis[i] = wall;
            }
        }
        Arrays.sort(millis);
        double median = millis[millis.length / 2];
        return new Result(
                median,
                "ms",
                null,
                Double.NaN,
                "an hour in less than a second",
                median < GOAL_MILLIS);
    }
}
