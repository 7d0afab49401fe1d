package io.aibotiyi.strategies.simulation;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.domain.Timeframe;
import java.util.Arrays;

/** Milliseconds for 10,000 one-minute candles, each time of another past. */
public final class SyntheticHistoryBenchmark implements Benchmark {

    private static final int CANDLES = 10_000;
    private static final double GOAL_MILLIS = 100;

    @Override
    public String name() {
        return "synthetic-history-10k";
    }

    @Override
    public Result run() {
        SimulatedInstrument btc = SimulatedUniverse.standard().getFirst();
        SyntheticHistory history = new SyntheticHistory(btc, 7);
        double[] millis = new double[21];
        long span = CANDLES * Timeframe.M1.nanos();
        for (int i = -10; i < millis.length; i++) {
            long from = Timeframe.M1.floor(1_795_525_200_000_000_000L) - (20L + i) * span;
            long began = System.nanoTime();
            int got = history.candles(Timeframe.M1, from, from + span).size();
            double wall = (System.nanoTime() - began) / 1e6;
            if (got != CANDLES) {
                throw new IllegalStateException("expected " + CANDLES + " candles, got " + got);
            }
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
                "10,000 candles well under 100 ms",
                median < GOAL_MILLIS / 2);
    }
}
