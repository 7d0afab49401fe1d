package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Side;
import java.util.random.RandomGenerator;

/**
 * Quotes a row of prices on both sides around its own estimate of the value, and moves a quote when
 * it is filled or has strayed further than its distance from the middle allows: near quotes move
 * often, far ones seldom. It never takes.
 */
final class MarketMaker implements Agent {

    /** How a maker quotes. */
    record Style(
            int levels, double reach, double curve, double refreshRate, double size, int hump) {}

    private final long owner;
    private final RandomGenerator random;
    private final Style style;
    private final Side[] sides = Side.values();
    private final long[][] ids;
    private final long[][] ticks;
    private final double[] jitter;
    private double bias;

    /**
     * @param style levels a side; distance of the last in natural spacings; exponent by which the
     *     distances grow; refreshes a second; size of a quote at the hump in mean trades; level of
     *     the hump
     */
    MarketMaker(long owner, RandomGenerator random, Style style) {
        this.owner = owner;
        this.random = random;
        this.style = style;
        ids = new long[2][style.levels()];
        ticks = new long[2][style.levels()];
        jitter = new double[style.levels()];
        for (int i = 0; i < jitter.length; i++) {
            jitter[i] = random.nextDouble(0.7, 1.3);
        }
    }

    @Override
    public long act(TradingFloor floor) {
        bias = 0.97 * bias + 0.5 * floor.spacing() * random.nextGaussian();
        double estimate = floor.fair() + bias;
        double caution = Math.clamp(floor.secondMove() / (12 * floor.spacing()), 0.8, 3);
        int first = random.nextInt(2);
        for (int s = 0; s < 2; s++) {
            quoteSide(floor, (first + s) & 1, estimate, caution);
        }
        return floor.time() + Agent.wait(random, style.refreshRate() * Math.sqrt(floor.pace()));
    }

    private void quoteSide(TradingFloor floor, int s, double estimate, double caution) {
        Side side = sides[s];
        for (int level = 0; level < style.levels(); level++) {
            double distance = distance(floor, level) * caution;
            long wanted = Math.round(estimate - side.sign() * distance);
            long id = ids[s][level];
            boolean resting = id != 0 && floor.isResting(id);
            double tolerance = Math.max(0.6, 0.6 * distance);
            if (resting && Math.abs(ticks[s][level] - wanted) <= tolerance) {
                continue;
            }
            if (resting) {
                floor.cancel(id, owner);
            }
            long touch = floor.best(side.opposite());
            long tick =
                    side == Side.BUY ? Math.min(wanted, touch - 1) : Math.max(wanted, touch + 1);
            ids[s][level] = floor.quote(owner, side, tick, size(floor, level));
            ticks[s][level] = tick;
        }
    }

    /** Ticks from the estimate: levels spread by a power, at least a tick apart. */
    private double distance(TradingFloor floor, int level) {
        double part = (level + 1.0) / style.levels();
        double spread = style.reach() * StrictMath.pow(part, style.curve()) * floor.spacing();
        return Math.max(level + 0.7, spread * jitter[level]);
    }

    /** Small at the touch, largest at the hump, thinning out beyond. */
    private long size(TradingFloor floor, int level) {
        double x = (level + 1.0) / style.hump();
        double shape = x * StrictMath.exp(1 - x);
        double noise = Agent.heavyTail(random, 0.5);
        return floor.lots(floor.meanTrade() * style.size() * (0.15 + shape) * noise);
    }
}
