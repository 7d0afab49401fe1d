package io.aibotiyi.strategies.simulation;

/**
 * The parts of one stretch of the latent path: {@link #split} divides a cell of known open, high,
 * low, close, variance, volume and trades into children that aggregate to exactly it.
 *
 * <p>Variance is shared out by random weights, level after level: a multiplicative cascade
 * (Mandelbrot, Fisher, Calvet: A multifractal model of asset returns, 1997), which is what makes
 * volatility cluster. The points between are a Brownian bridge over those weights; each child's
 * extremes are drawn from the bridge's own law, {@code (a + b ± √((b − a)² + 2vE)) / 2} with {@code
 * E} exponential. Values beyond the parent's open and close are then stretched so that the
 * outermost meet its high and low. Logarithms of price over the reference price throughout.
 */
final class PathCells {

    /** Log-standard deviation of the variance weights, and of what activity adds to them. */
    private static final double VARIANCE_SPREAD = 0.55;

    private static final double ACTIVITY_SPREAD = 0.25;

    /** How trades follow variance: elasticity of their number. */
    private static final double ACTIVITY_OF_VARIANCE = 0.6;

    private static final int MOST_CHILDREN = 60;

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
        bridge(parent.points[i], parent.points[i + 1], random);
        stretch(parent.highs[i], parent.lows[i]);
        shareTrades(parent.trades[i], parent.volumes[i]);
    }

    private void shareVariance(double variance, SplitMix random) {
        double varianceSum = 0;
        double activitySum = 0;
        for (int k = 0; k < count; k++) {
            double season = Seasons.weight(start + k * childSeconds, childSeconds);
            double noise = StrictMath.exp(VARIANCE_SPREAD * random.nextGaussianWithin(3));
            variances[k] = season * noise;
            varianceSum += variances[k];
            activity[k] =
                    season
                            * StrictMath.pow(noise, ACTIVITY_OF_VARIANCE)
                            * StrictMath.exp(ACTIVITY_SPREAD * random.nextGaussianWithin(3));
            activitySum += activity[k];
        }
        for (int k = 0; k < count; k++) {
            variances[k] *= variance / varianceSum;
            activity[k] /= activitySum;
        }
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

    /** Shares out whole numbers: every second keeps a trade, every trade a lot. */
    private void shareTrades(long allTrades, long allVolume) {
        long freeTrades = allTrades - count * childSeconds;
        long freeVolume = allVolume - allTrades;
        double share = 0;
        long tradesGiven = 0;
        long volumeGiven = 0;
        for (int k = 0; k < count; k++) {
            share = k == count - 1 ? 1 : Math.min(1, share + activity[k]);
            long tradesDue = Math.round(freeTrades * share);
            long volumeDue = Math.round(freeVolume * share);
            trades[k] = childSeconds + tradesDue - tradesGiven;
            volumes[k] = trades[k] + volumeDue - volumeGiven;
            tradesGiven = tradesDue;
            volumeGiven = volumeDue;
        }
    }
}
