package io.aibotiyi.workstation.burst;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import javafx.animation.AnimationTimer;

/**
 * Counts pulses and measures their intervals and the processor time that the FX thread used from
 * one to the next, with all layout and style in between. FX thread only.
 */
final class Pulses extends AnimationTimer {

    /** Of ten minutes at 60 pulses a second; further ones are not measured. */
    private static final int MOST = 36_000;

    /**
     * @param perSecond pulses
     * @param interval95 95th percentile of the interval in milliseconds, {@code interval99} too
     * @param work95 95th percentile of the FX thread's processor time for a pulse, milliseconds
     */
    record Figures(
            double perSecond, double interval95, double interval99, double work50, double work95) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f pulses/s, interval p95 %.1f ms, p99 %.1f ms, FX work p50 %.1f ms, p95"
                            + " %.1f ms",
                    perSecond,
                    interval95,
                    interval99,
                    work50,
                    work95);
        }
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final double[] intervals = new double[MOST];
    private final double[] works = new double[MOST];
    private int count = -1;
    private long previous;
    private long usedBefore;
    private long first;

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        if (count >= 0 && count < MOST) {
            intervals[count] = (time - previous) / 1e6;
            works[count] = (used - usedBefore) / 1e6;
        } else if (count < 0) {
            first = time;
        }
        count = Math.min(MOST, count + 1);
        previous = time;
        usedBefore = used;
    }

    Figures finish() {
        stop();
        if (count < 20) {
            throw new IllegalStateException(count + " pulses: the window stands still");
        }
        double[] sortedIntervals = sorted(intervals);
        double[] sortedWorks = sorted(works);
        return new Figures(
                count / ((previous - first) / 1e9),
                at(sortedIntervals, 0.95),
                at(sortedIntervals, 0.99),
                at(sortedWorks, 0.5),
                at(sortedWorks, 0.95));
    }

    private double[] sorted(double[] values) {
        double[] some = Arrays.copyOf(values, count);
        Arrays.sort(some);
        return some;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * sorted.length)];
    }
}
