package io.aibotiyi.strategies.simulation;

import java.util.random.RandomGenerator;

/** Somebody who trades on the floor. */
interface Agent {

    long SECOND = 1_000_000_000L;

    /** Acts now; answers when it wants to act again, later than now. */
    long act(TradingFloor floor);

    /** Nanoseconds until the next event of a Poisson process of a rate per second. */
    static long wait(RandomGenerator random, double rate) {
        return 1 + (long) (random.nextExponential() / rate * SECOND);
    }

    /** Heavy-tailed factor with mean 1: log-normal. */
    static double heavyTail(RandomGenerator random, double sigma) {
        return StrictMath.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
}
