package io.aibotiyi.strategies.slicing;

import io.aibotiyi.domain.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * How a market's volume is spread over a stretch of the day, by what it was at the same time of the
 * days before.
 */
public final class VolumeCurve {

    private static final long DAY = 86_400_000_000_000L;

    private VolumeCurve() {}

    /**
     * The volume of each of {@code count} stretches of equal length, summed over the days before. A
     * candle's volume goes to the stretch in which the candle opens, so that candles should be at
     * most as long as a stretch.
     *
     * @param start of the first stretch, nanoseconds since the epoch
     * @param duration of all stretches together, at most a day
     * @param days how many days to look back, at least 1
     * @param candles of the market, by the start of the range {@code [start, start + duration)} of
     *     one of those days; without any where nothing is known
     * @return volumes; all zero if nothing is known
     * @throws ArithmeticException if a sum is more than a long holds
     */
    public static long[] of(
            long start, long duration, int count, int days, LongFunction<List<Candle>> candles) {
        if (duration < count || duration > DAY || count < 1 || days < 1) {
            throw new IllegalArgumentException(
                    "a curve has parts within a day, and looks back from 1 day; were "
                            + count
                            + " parts in "
                            + duration
                            + " ns, "
                            + days
                            + " days");
        }
        long[] volumes = new long[count];
        for (int day = 1; day <= days; day++) {
            long from = start - day * DAY;
            for (Candle candle : candles.apply(from)) {
                long since = candle.openTime() - from;
                if (since >= 0 && since < duration) {
                    int place = place(since, duration, count);
                    volumes[place] = Math.addExact(volumes[place], candle.volume());
                }
            }
        }
        return volumes;
    }

    /**
     * The same curve in more stretches: each of the finer ones has the weight of the one in which
     * it begins, divided by how many begin there. Weights keep their proportions to within a part
     * in a million.
     *
     * @param count of stretches, at least as many as there are
     */
    public static long[] spread(long[] volumes, int count) {
        if (count < volumes.length) {
            throw new IllegalArgumentException(
                    volumes.length + " stretches do not become " + count);
        }
        if (count == volumes.length) {
            return volumes.clone();
        }
        int[] sharing = new int[volumes.length];
        for (int i = 0; i < count; i++) {
            sharing[coarse(i, count, volumes.length)]++;
        }
        long factor = room(volumes);
        long[] fine = new long[count];
        for (int i = 0; i < count; i++) {
            int place = coarse(i, count, volumes.length);
            fine[i] = volumes[place] * factor / sharing[place];
        }
        return fine;
    }

    private static int coarse(int i, int count, int stretches) {
        return (int) ((long) i * stretches / count);
    }

    /** What volumes can be multiplied by, so that dividing them loses nothing that matters. */
    private static long room(long[] volumes) {
        long most = Math.max(Arrays.stream(volumes).max().orElse(1), 1);
        return Math.min(Long.MAX_VALUE / most, 1_000_000_000L);
    }

    private static int place(long since, long duration, int count) {
        long length = duration / count;
        return (int) Math.min(since / length, count - 1);
    }
}
