package io.aibotiyi.strategies.simulation;

import io.aibotiyi.strategies.simulation.MarketMaker.Style;

/** Who trades in a market. */
final class Population {

    /**
     * Owner of orders from outside that name no account; those that do are the numbers after it,
     * and agents are 1, 2, 3 …
     */
    static final long EXTERNAL = 1_000;

    private static final double SECONDS_PER_YEAR = 365 * 86_400.0;

    private Population() {}

    /** The agents of one market, each with its own stream of random numbers. */
    static Agent[] of(SimulatedInstrument simulated, long seed, long startTime) {
        return new Agent[] {
            new MarketMaker(1, random(seed, startTime, 1), new Style(30, 900, 1.6, 0.2, 7, 10)),
            new MarketMaker(2, random(seed, startTime, 2), new Style(7, 14, 1.4, 1.3, 1.5, 3)),
            new MarketMaker(3, random(seed, startTime, 3), new Style(7, 22, 1.4, 1.0, 2, 3)),
            new MarketMaker(4, random(seed, startTime, 4), new Style(9, 60, 1.5, 0.35, 3, 5)),
            new NoiseTrader(5, random(seed, startTime, 5), noise(simulated)),
            new ValueTrader(6, random(seed, startTime, 6), 1.6),
            new MomentumTrader(7, random(seed, startTime, 7)),
            new Whale(8, random(seed, startTime, 8)),
        };
    }

    /**
     * Actions a second of noise traders. Where a tick is wide against what the value moves in a
     * second, few quotes fall behind the value; noise then makes up for the missing trades.
     */
    private static double noise(SimulatedInstrument simulated) {
        double tick = simulated.instrument().tickSize() / (double) simulated.referencePrice();
        double ticksPerMove = tick / (simulated.volatility() / Math.sqrt(SECONDS_PER_YEAR));
        return 0.76 * (1 + 0.95 * ticksPerMove / (ticksPerMove + 0.7));
    }

    private static SplitMix random(long seed, long startTime, long owner) {
        SplitMix random = new SplitMix(0);
        random.seed(seed, owner, startTime);
        return random;
    }
}
