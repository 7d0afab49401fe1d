package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Side;
import java.util.random.RandomGenerator;

/**
 * Many small traders without a view: market orders whose direction persists for a while and which
 * come in bursts (each excites the next), and limit orders near the touch that live some seconds.
 */
final class NoiseTrader implements Agent {

    private static final int MOST_QUOTES = 24;

    /** A spread into which others are tempted to quote. */
    private static final int WIDE_TICKS = 4;

    private static final double TAKE_SHARE = 0.55;
    private static final double EXCITATION = 0.9;

    /** Calm actions in whose time excitement falls to 1/e. */
    private static final double CALMING = 2.3;

    private final long owner;
    private final RandomGenerator random;
    private final double rate;
    private final long[] quotes = new long[MOST_QUOTES];
    private final long[] expiries = new long[MOST_QUOTES];
    private Side side = Side.BUY;
    private double excitement;
    private long excitedAt;

    /**
     * @param rate actions a second at pace 1 when calm
     */
    NoiseTrader(long owner, RandomGenerator random, double rate) {
        this.owner = owner;
        this.random = random;
        this.rate = rate;
    }

    @Override
    public long act(TradingFloor floor) {
        long now = floor.time();
        cancelExpired(floor, now);
        if (random.nextDouble() < 0.3) {
            side = side.opposite();
        }
        double missed = rate * floor.pace() * (now - excitedAt) / SECOND;
        excitement *= StrictMath.exp(-missed / CALMING);
        excitedAt = now;
        if (random.nextDouble() < TAKE_SHARE) {
            take(floor);
            excitement = Math.min(6, excitement + EXCITATION * random.nextDouble());
        } else {
            quote(floor, now);
        }
        return now + Agent.wait(random, rate * floor.pace() * (1 + excitement));
    }

    private void take(TradingFloor floor) {
        long touch = floor.best(side.opposite());
        long slack = 1 + Math.round(12 * floor.spacing());
        long quantity = floor.lots(1.7 * floor.meanTrade() * Agent.heavyTail(random, 1.4));
        floor.take(owner, side, touch + side.sign() * slack, quantity);
    }

    private void quote(TradingFloor floor, long now) {
        for (int i = 0; i < MOST_QUOTES; i++) {
            if (quotes[i] == 0) {
                long gap = floor.best(Side.SELL) - floor.best(Side.BUY);
                double distance =
                        gap > WIDE_TICKS
                                ? -random.nextDouble() * gap
                                : random.nextExponential() * 5 * floor.spacing() - 1;
                long tick = floor.best(side) - side.sign() * Math.round(distance);
                long quantity = floor.lots(1.2 * floor.meanTrade() * Agent.heavyTail(random, 1));
                quotes[i] = floor.quote(owner, side, tick, quantity);
                expiries[i] = now + Agent.wait(random, 0.1);
                return;
            }
        }
    }

    private void cancelExpired(TradingFloor floor, long now) {
        for (int i = 0; i < MOST_QUOTES; i++) {
            if (quotes[i] != 0 && (now >= expiries[i] || !floor.isResting(quotes[i]))) {
                if (floor.isResting(quotes[i])) {
                    floor.cancel(quotes[i], owner);
                }
                quotes[i] = 0;
            }
        }
    }
}
