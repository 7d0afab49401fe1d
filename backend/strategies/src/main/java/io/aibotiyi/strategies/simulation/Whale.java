package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Side;
import java.util.random.RandomGenerator;

/**
 * Comes every few minutes with great size: sweeps the book, or parks a wall away from the touch.
 */
final class Whale implements Agent {

    private static final double VISITS_PER_SECOND = 1 / 420.0;

    private final long owner;
    private final RandomGenerator random;
    private boolean arrived;
    private long wall;

    Whale(long owner, RandomGenerator random) {
        this.owner = owner;
        this.random = random;
    }

    @Override
    public long act(TradingFloor floor) {
        long now = floor.time();
        if (wall != 0) {
            if (floor.isResting(wall)) {
                floor.cancel(wall, owner);
            }
            wall = 0;
        } else if (arrived) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            double trades = 30 * Agent.heavyTail(random, 0.7);
            if (random.nextBoolean()) {
                long worst = Math.round(floor.mid() * (1 + side.sign() * 6e-4)) + side.sign();
                floor.take(owner, side, worst, floor.lots(floor.meanTrade() * trades));
            } else {
                double away = random.nextDouble(3e-4, 1.5e-3);
                long tick = Math.round(floor.mid() * (1 - side.sign() * away)) - 3L * side.sign();
                wall = floor.quote(owner, side, tick, floor.lots(floor.meanTrade() * 2 * trades));
                return now + Agent.wait(random, 1 / 120.0);
            }
        }
        arrived = true;
        return now + Agent.wait(random, VISITS_PER_SECOND * Math.sqrt(floor.pace()));
    }
}
