package io.aibotiyi.strategies.simulation;

/**
 * The parts of one stretch of the latent path: {@link #split} divides a cell of known open, high,
 * low, close, variance, volume and trades into children that aggregate to exactly it.
 *
 * <p>Variance is shared out by random weights, level after level: a multiplicative cascade
 * (Mandelbrot, Fisher, Calvet: A multifractal model of asset returns, 1997), which is what makes
 * volatility cluster. The points between are a Brownian bridge over those weights; each child's
 * extremes are drawn from the bridge's own law, {@code (a + b ± √((b − a)² + 2vE)) / 2} with {@code
 * E} exponential. Of several such bridges the one with extremes nearest to the parent's is taken;
 * its values beyond the parent's open and close are then stretched so that the outermost meet high
 * and low, and each child's variance with them. Logarithms of price over the reference price
 * throughout.
 */
final class PathCells {

    /** Log-standard deviation of the variance weights, and of what else moves activity. */
    private static final double SPREAD = 0.55;

    private static final double ACTIVITY_SPREAD = 0.25;

    private static final int MOST_CHILDREN = 60;

    /** Bridges to choose from, and the miss in parts of the range that ends the search. */
    private static final int CANDIDATES = 12;

    private static final double GOOD_ENOUGH = 0.08;

    /** First second, since the epoch, and seconds of one child. */
    long start = Long.MIN_VALUE;

    long childSeconds;
    int count;

    /** {@code count + 1} values at the children's borders. */
    final double[] points = new double[MOST_CHILDREN + 1];

    final double[] highs = new double[MOST_CHILDREN];
    final double[] lows = new double[MOST_CHILDREN];
    final double[] variances = new double[MOST_CHILDREN];
    final long[] volumes = new long[MOST_CHILDREN];
    final long[] trades = new long[MOST_CHILDREN];

    private final double[] energies = new double[MOST_CHILDREN];
    private final double[] activity = new double[MOST_CHILDREN];

    /** Child that holds a second of this stretch. */
    int indexOf(long second) {
        return (int) ((second - start) / childSeconds);
    }

    /**
     * Becomes the children of cell {@code i} of {@code parent}.
     *
     * @param random at the beginning of the parent cell's own stream
     */
    void split(PathCells parent, int i, int children, SplitMix random) {
        start = parent.start + i * parent.childSeconds;
        count = children;
        childSeconds = parent.childSeconds / children;
        shareVariance(parent.variances[i], random);
        bridgeLikest(
                parent.points[i],
                parent.points[i + 1],
                parent.highs[i],
                parent.lows[i],
                random.nextLong(),
                random);
        stretch(parent.highs[i], parent.lows[i]);
        shareTrades(parent.trades[i], parent.volumes[i], random);
    }

    private void shareVariance(double variance, SplitMix random) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double season = Seasons.weight(start + k * childSeconds, childSeconds);
            variances[k] = season * StrictMath.exp(SPREAD * random.nextGaussianWithin(3));
            sum += variances[k];
        }
        for (int k = 0; k < count; k++) {
            variances[k] *= variance / sum;
        }
    }

    /** Of several bridges takes the one whose extremes come nearest to the parent's. */
    private void bridgeLikest(
            double open, double close, double high, double low, long seed, SplitMix random) {
        double enough = GOOD_ENOUGH * (high - low);
        double nearest = Double.POSITIVE_INFINITY;
        int likest = 0;
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            random.seed(seed, candidate, 0);
            bridge(open, close, random);
            double miss = miss(high, low);
            if (miss <= enough) {
                return;
            }
            if (miss < nearest) {
                nearest = miss;
                likest = candidate;
            }
        }
        random.seed(seed, likest, 0);
        bridge(open, close, random);
    }

    private double miss(double high, double low) {
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            highest = Math.max(highest, highs[k]);
            lowest = Math.min(lowest, lows[k]);
        }
        return Math.abs(highest - high) + Math.abs(lowest - low);
    }

    private void bridge(double open, double close, SplitMix random) {
        double sum = 0;
        double total = 0;
        for (int k = 0; k < count; k++) {
            double step = random.nextGaussianWithin(4) * Math.sqrt(variances[k]);
            points[k + 1] = step;
            sum += step;
            total += variances[k];
        }
        double correction = (close - open - sum) / total;
        points[0] = open;
        for (int k = 0; k < count; k++) {
            points[k + 1] += points[k] + correction * variances[k];
        }
        points[count] = close;
        for (int k = 0; k < count; k++) {
            double from = points[k];
            double to = points[k + 1];
            highs[k] = (from + to + reach(to - from, variances[k], random)) / 2;
            lows[k] = (from + to - reach(to - from, variances[k], random)) / 2;
        }
    }

    private static double reach(double move, double variance, SplitMix random) {
        return Math.sqrt(move * move + 2 * variance * random.nextExponential());
    }

    /** Makes the outermost values meet the parent's, monotonically. */
    private void stretch(double high, double low) {
        double top = Math.max(points[0], points[count]);
        double bottom = Math.min(points[0], points[count]);
        int highest = 0;
        int lowest = 0;
        for (int k = 1; k < count; k++) {
            highest = highs[k] > highs[highest] ? k : highest;
            lowest = lows[k] < lows[lowest] ? k : lowest;
        }
        double up = highs[highest] > top ? (high - top) / (highs[highest] - top) : 0;
        double down = lows[lowest] < bottom ? (bottom - low) / (bottom - lows[lowest]) : 0;
        for (int k = 0; k < count; k++) {
            energies[k] = energy(k);
        }
        for (int k = 1; k < count; k++) {
            points[k] = within(points[k], top, bottom, up, down, high, low);
        }
        for (int k = 0; k < count; k++) {
            double above = within(highs[k], top, bottom, up, down, high, low);
            double below = within(lows[k], top, bottom, up, down, high, low);
            highs[k] = Math.max(above, Math.max(points[k], points[k + 1]));
            lows[k] = Math.min(below, Math.min(points[k], points[k + 1]));
        }
        highs[highest] = high;
        lows[lowest] = low;
        for (int k = 0; k < count; k++) {
            variances[k] *= energies[k] > 0 ? energy(k) / energies[k] : 1;
        }
    }

    /** What a child's extremes and move say of its variance, up to a factor. */
    private double energy(int k) {
        double sum = points[k] + points[k + 1];
        double up = 2 * highs[k] - sum;
        double down = sum - 2 * lows[k];
        return (up * up + down * down) / 2;
    }

    private static double within(
            double value,
            double top,
            double bottom,
            double up,
            double down,
            double high,
            double low) {
        double stretched =
                value > top
                        ? top + (value - top) * up
                        : value < bottom ? bottom - (bottom - value) * down : value;
        return Math.clamp(stretched, low, high);
    }

    /**
     * Shares out whole numbers by season and volatility: every second keeps a trade, every trade a
     * lot.
     */
    private void shareTrades(long allTrades, long allVolume, SplitMix random) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double season = Seasons.weight(start + k * childSeconds, childSeconds);
            double noise = StrictMath.exp(ACTIVITY_SPREAD * random.nextGaussianWithin(3));
            activity[k] = Math.sqrt(season * variances[k]) * noise;
            sum += activity[k];
        }
        long freeTrades = allTrades - count * childSeconds;
        long freeVolume = allVolume - allTrades;
        double share = 0;
        long tradesGiven = 0;
        long volumeGiven = 0;
        for (int k = 0; k < count; k++) {
            share = k == count - 1 ? 1 : Math.min(1, share + activity[k] / sum);
            long tradesDue = Math.round(freeTrades * share);
            long volumeDue = Math.round(freeVolume * share);
            trades[k] = childSeconds + tradesDue - tradesGiven;
            volumes[k] = trades[k] + volumeDue - volumeGiven;
            tradesGiven = tradesDue;
            volumeGiven = volumeDue;
        }
    }
}
