package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.List;

/**
 * The past of a simulated market, without limit: candles made from the same latent path that the
 * live agents trade around ({@link FairValuePath}), not from trades of agents. Candles of a coarser
 * timeframe are exactly the aggregation of the finer ones; every second has trades; volume follows
 * volatility and the time of day and week.
 *
 * <p>Safe from any thread; equal arguments give equal candles.
 */
public final class SyntheticHistory {

    /** Most candles of one call. */
    public static final int MOST_CANDLES = 200_000;

    private static final long NANOS = 1_000_000_000L;

    private final SimulatedInstrument simulated;
    private final long seed;

    public SyntheticHistory(SimulatedInstrument simulated, long seed) {
        this.simulated = simulated;
        this.seed = seed;
    }

    /**
     * Every candle that opens in {@code [from, to)}, oldest first, each whole even if it ends after
     * {@code to}.
     *
     * @param from nanoseconds since the epoch, as {@code to}
     * @throws IllegalArgumentException if that is more than {@link #MOST_CANDLES}
     */
    public List<Candle> candles(Timeframe timeframe, long from, long to) {
        long first = timeframe.floor(from);
        if (first < from) {
            first += timeframe.nanos();
        }
        long count = first >= to ? 0 : (to - first - 1) / timeframe.nanos() + 1;
        if (count > MOST_CANDLES) {
            throw new IllegalArgumentException(
                    count
                            + " candles of "
                            + timeframe
                            + " asked for; ask for at most "
                            + MOST_CANDLES
                            + " at a time");
        }
        FairValuePath path = new FairValuePath(simulated, seed);
        long seconds = timeframe.nanos() / NANOS;
        int level = FairValuePath.levelFor(seconds);
        List<Candle> candles = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            long open = first + i * timeframe.nanos();
            candles.add(candle(path, level, open / NANOS, seconds));
        }
        return candles;
    }

    private Candle candle(FairValuePath path, int level, long start, long seconds) {
        long step = FairValuePath.secondsOf(level);
        double open = 0;
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double close = 0;
        long volume = 0;
        long trades = 0;
        for (long second = start; second < start + seconds; second += step) {
            PathCells cells = path.cells(level, second);
            int i = cells.indexOf(second);
            if (second == start) {
                open = cells.points[i];
            }
            high = Math.max(high, cells.highs[i]);
            low = Math.min(low, cells.lows[i]);
            close = cells.points[i + 1];
            volume += cells.volumes[i];
            trades += cells.trades[i];
        }
        return new Candle(
                start * NANOS,
                units(path, open),
                units(path, high),
                units(path, low),
                units(path, close),
                volume * simulated.instrument().lotSize(),
                trades);
    }

    /** Nearest tick; rounding keeps order, so candles aggregate exactly after it too. */
    private long units(FairValuePath path, double logValue) {
        long tick = simulated.instrument().tickSize();
        return Math.max(1, Math.round(path.price(logValue) / tick)) * tick;
    }
}
