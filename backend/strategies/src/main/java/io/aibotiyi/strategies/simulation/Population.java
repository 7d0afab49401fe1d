package io.aibotiyi.strategies.simulation;

import io.aibotiyi.strategies.simulation.MarketMaker.Style;

/** Who trades in a market. */
final class Population {

    /** Owner of every order from outside; agents are 1, 2, 3 … */
    static final long EXTERNAL = 1_000;

    private Population() {}

    /** The agents of one market, each with its own stream of random numbers. */
    static Agent[] of(long seed, long startTime) {
        return new Agent[] {
            new MarketMaker(1, random(seed, startTime, 1), new Style(26, 900, 1.6, 0.1, 7, 10)),
            new MarketMaker(2, random(seed, startTime, 2), new Style(7, 14, 1.4, 0.8, 1.5, 3)),
            new MarketMaker(3, random(seed, startTime, 3), new Style(7, 22, 1.4, 0.7, 2, 3)),
            new MarketMaker(4, random(seed, startTime, 4), new Style(9, 60, 1.5, 0.35, 3, 5)),
            new NoiseTrader(5, random(seed, startTime, 5), 1.2),
            new ValueTrader(6, random(seed, startTime, 6), 2),
            new MomentumTrader(7, random(seed, startTime, 7)),
            new Whale(8, random(seed, startTime, 8)),
        };
    }

    private static SplitMix random(long seed, long startTime, long owner) {
        SplitMix random = new SplitMix(0);
        random.seed(seed, owner, startTime);
        return random;
    }
}
