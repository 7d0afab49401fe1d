package io.aibotiyi.strategies.simulation;

/**
 * What a simulated market is "really" worth: a function of instrument, seed and time that can be
 * asked for at any time without walking there.
 *
 * <p>Weekly values are bounded noise around the reference price, so the path wanders without ever
 * running away; each week is divided into days, four hours, hours, quarters, five minutes, minutes
 * and seconds as {@link PathCells} describes, each stretch from its own random stream. Within a
 * second it is a straight line.
 *
 * <p>Every logarithm is proportional to the volatility. A perpetual takes the random numbers of the
 * market that it follows and a volatility a little higher, so it strays from the reference price by
 * that much more: it stands above its index in rising weeks, below in falling ones.
 *
 * <p>Not thread-safe, since it remembers the stretch it was last asked for; make one per thread.
 */
public final class FairValuePath {

    /** Trades a second of a market of activity 1, on the whole. */
    static final double TRADES_PER_SECOND = 4;

    private static final long NANOS = 1_000_000_000L;
    private static final long WEEK = 604_800;

    /** 1970-01-05, a Monday. */
    private static final long MONDAY = 4 * 86_400;

    /** Seconds of a cell at each level, and of how many cells one level finer it consists. */
    private static final long[] SECONDS = {WEEK, 86_400, 14_400, 3_600, 900, 300, 60, 1};

    private static final int[] PARTS = {7, 6, 4, 4, 3, 5, 60};

    static final int MINUTES = 6;

    /** Octaves of the weekly noise: 1, 2, 4, 8, 16 weeks. */
    private static final int OCTAVES = 5;

    private static final double WEEKS_PER_YEAR = 365 / 7.0;

    private final SimulatedInstrument simulated;
    private final long seed;
    private final SplitMix random = new SplitMix(0);
    private final PathCells[] levels = new PathCells[SECONDS.length];

    public FairValuePath(SimulatedInstrument simulated, long seed) {
        this.simulated = simulated;
        this.seed = seed ^ simulated.path().toString().hashCode() * 0x9E3779B97F4A7C15L;
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new PathCells();
        }
    }

    /**
     * Latent value in price units, not rounded to ticks.
     *
     * @param time nanoseconds since the epoch
     */
    public double valueAt(long time) {
        long second = Math.floorDiv(time, NANOS);
        PathCells cells = cells(levels.length - 1, second);
        int i = cells.indexOf(second);
        double part = Math.floorMod(time, NANOS) / (double) NANOS;
        return price(cells.points[i] + (cells.points[i + 1] - cells.points[i]) * part);
    }

    /** Pace of the minute around a time, relative to the market's mean pace. */
    double paceAt(long time) {
        long second = Math.floorDiv(time, NANOS);
        PathCells cells = cells(MINUTES, second);
        return cells.volumes[cells.indexOf(second)] / (SECONDS[MINUTES] * lotsPerSecond());
    }

    /** Standard deviation of the log value over one second, in the minute around a time. */
    double secondVolatilityAt(long time) {
        long second = Math.floorDiv(time, NANOS);
        PathCells cells = cells(MINUTES, second);
        return Math.sqrt(cells.variances[cells.indexOf(second)] / SECONDS[MINUTES]);
    }

    /** Price units of a log value. */
    double price(double logValue) {
        return simulated.referencePrice() * StrictMath.exp(logValue);
    }

    /** The coarsest level whose cells make up whole stretches of so many seconds. */
    static int levelFor(long seconds) {
        int level = 0;
        while (seconds % SECONDS[level] != 0) {
            level++;
        }
        return level;
    }

    static long secondsOf(int level) {
        return SECONDS[level];
    }

    /** The stretch of cells of a level that holds a second; valid until the next call. */
    PathCells cells(int level, long second) {
        PathCells cells = levels[level];
        if (level == 0) {
            long start = Math.floorDiv(second - MONDAY, WEEK) * WEEK + MONDAY;
            if (cells.start != start) {
                week(cells, start);
            }
            return cells;
        }
        if (cells.start == Long.MIN_VALUE
                || second < cells.start
                || second >= cells.start + SECONDS[level - 1]) {
            PathCells parent = cells(level - 1, second);
            int i = parent.indexOf(second);
            random.seed(seed, level, parent.start + i * parent.childSeconds);
            cells.split(parent, i, PARTS[level - 1], random);
        }
        return cells;
    }

    private void week(PathCells cells, long start) {
        long week = (start - MONDAY) / WEEK;
        cells.start = start;
        cells.childSeconds = WEEK;
        cells.count = 1;
        cells.points[0] = weeklyLog(week);
        cells.points[1] = weeklyLog(week + 1);
        double open = cells.points[0];
        double close = cells.points[1];
        random.seed(seed, 0, start);
        double weekly = simulated.volatility() / Math.sqrt(WEEKS_PER_YEAR);
        // log-normal with mean 1, so that the year's variance is kept
        double regime = StrictMath.exp(0.5 * random.nextGaussianWithin(3) - 0.125);
        double variance = weekly * weekly * regime;
        cells.variances[0] = variance;
        double spread = (close - open) * (close - open);
        double up = Math.sqrt(spread + 2 * variance * random.nextExponential());
        double down = Math.sqrt(spread + 2 * variance * random.nextExponential());
        cells.highs[0] = (open + close + up) / 2;
        cells.lows[0] = (open + close - down) / 2;
        double busy = StrictMath.pow(regime, 0.4);
        double pace = TRADES_PER_SECOND * simulated.activity() * busy;
        cells.trades[0] = WEEK + Math.round(WEEK * Math.max(0.05, pace - 1));
        long lots = Math.round(WEEK * lotsPerSecond() * busy);
        cells.volumes[0] = Math.max(2 * cells.trades[0], lots);
    }

    private double lotsPerSecond() {
        double lotsPerTrade = simulated.tradeQuantity() / (double) simulated.instrument().lotSize();
        return TRADES_PER_SECOND * simulated.activity() * lotsPerTrade;
    }

    /**
     * Bounded noise: each octave is smooth between independent values a power of two weeks apart.
     */
    private double weeklyLog(long week) {
        double sum = 0;
        for (int octave = 0; octave < OCTAVES; octave++) {
            long span = 1L << octave;
            long cell = Math.floorDiv(week, span);
            double part = Math.floorMod(week, span) / (double) span;
            double smooth = part * part * (3 - 2 * part);
            double before = gaussian(octave, cell);
            double after = gaussian(octave, cell + 1);
            sum += Math.sqrt((double) span) * (before + (after - before) * smooth);
        }
        // two such weeks then differ by the week's volatility
        return sum * simulated.volatility() / Math.sqrt(WEEKS_PER_YEAR) / 2;
    }

    private double gaussian(int octave, long cell) {
        random.seed(seed, 100 + octave, cell);
        return random.nextGaussianWithin(3);
    }
}
