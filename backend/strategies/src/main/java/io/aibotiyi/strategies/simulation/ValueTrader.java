package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Side;
import java.util.random.RandomGenerator;

/** Knows the value and takes every quote that has fallen too far behind it. */
final class ValueTrader implements Agent {

    private final long owner;
    private final RandomGenerator random;
    private final double rate;

    /**
     * @param rate looks a second at pace 1
     */
    ValueTrader(long owner, RandomGenerator random, double rate) {
        this.owner = owner;
        this.random = random;
        this.rate = rate;
    }

    @Override
    public long act(TradingFloor floor) {
        double fair = floor.fair();
        double edge = 1.5 * floor.spacing() + 0.2 * floor.secondMove();
        for (Side side : Side.values()) {
            long touch = floor.best(side.opposite());
            if (side.sign() * (fair - touch) > edge) {
                long worst = Math.round(fair - side.sign() * 0.5 * edge);
                double quantity = 2 * floor.meanTrade() * Agent.heavyTail(random, 1.2);
                floor.take(owner, side, worst, floor.lots(quantity));
                break;
            }
        }
        return floor.time() + Agent.wait(random, rate * floor.pace());
    }
}
