package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Side;
import java.util.random.RandomGenerator;

/** Follows a move of the last seconds with a run of market orders, then rests. */
final class MomentumTrader implements Agent {

    private final long owner;
    private final RandomGenerator random;
    private double fast;
    private double slow;
    private int ordersLeft;
    private Side direction = Side.BUY;
    private long restUntil;

    MomentumTrader(long owner, RandomGenerator random) {
        this.owner = owner;
        this.random = random;
    }

    @Override
    public long act(TradingFloor floor) {
        long now = floor.time();
        double mid = floor.mid();
        if (fast == 0) {
            fast = mid;
            slow = mid;
        }
        fast += 0.2 * (mid - fast);
        slow += 0.02 * (mid - slow);
        if (ordersLeft > 0) {
            ordersLeft--;
            long touch = floor.best(direction.opposite());
            long slack = 1 + Math.round(8 * floor.spacing());
            double quantity = 1.2 * floor.meanTrade() * Agent.heavyTail(random, 1);
            floor.take(owner, direction, touch + direction.sign() * slack, floor.lots(quantity));
            return now + Agent.wait(random, 4 * Math.sqrt(floor.pace()));
        }
        double signal = (fast - slow) / (5 * floor.secondMove() + floor.spacing());
        if (now >= restUntil && Math.abs(signal) > 1) {
            direction = signal > 0 ? Side.BUY : Side.SELL;
            ordersLeft = random.nextInt(3, 11);
            restUntil = now + Agent.wait(random, 1 / 30.0);
        }
        return now + Agent.wait(random, 1);
    }
}
