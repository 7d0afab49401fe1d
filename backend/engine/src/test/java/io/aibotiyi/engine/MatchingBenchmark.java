package io.aibotiyi.engine;

import io.aibotiyi.bench.Benchmark;
import java.util.Arrays;

/** Commands a second of one thread, book and matching only; see {@link ReadmeMix}. */
public final class MatchingBenchmark implements Benchmark {

    private static final int COMMANDS = 3_000_000;
    private static final int ROUNDS = 9;

    @Override
    public String name() {
        return "engine-readme-mix";
    }

    @Override
    public Result run() {
        ReadmeMix mix = ReadmeMix.of(COMMANDS, 101_572_685L);
        double[] rates = new double[ROUNDS];
        long hash = 0;
        for (int round = -3; round < ROUNDS; round++) {
            MatchingEngine engine = new MatchingEngine(1, 1, 1 << 14, new QuietListener());
            long began = System.nanoTime();
            mix.play(engine);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (round >= 0) {
                rates[round] = COMMANDS / seconds / 1e6;
            }
            if (round > -3 && engine.stateHash() != hash) {
                throw new IllegalStateException("the same commands gave another state");
            }
            hash = engine.stateHash();
        }
        Arrays.sort(rates);
        return Result.alone(rates[ROUNDS / 2], "Mcmd/s");
    }
}
