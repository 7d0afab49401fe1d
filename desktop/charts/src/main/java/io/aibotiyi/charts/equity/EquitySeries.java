package io.aibotiyi.charts.equity;

import java.util.Arrays;

/**
 * Points in order of time in two primitive arrays.
 *
 * <p>At the limit the older half is thinned: of every four points the lowest and the highest stay,
 * and the first point always does. The highest, the lowest and the largest fall are those of every
 * point that was ever added.
 */
final class EquitySeries {

    private final int limit;
    private long[] times = new long[256];
    private long[] values = new long[256];
    private int size;

    /** Of the points before the last one, which may still be replaced. */
    private long high = Long.MIN_VALUE;

    private long low = Long.MAX_VALUE;
    private long fall;
    private double fallShare;

    /**
     * @param limit points kept, at least 16
     */
    EquitySeries(int limit) {
        if (limit < 16) {
            throw new IllegalArgumentException("limit must be at least 16, was " + limit);
        }
        this.limit = limit;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long time(int index) {
        return times[index];
    }

    long value(int index) {
        return values[index];
    }

    long first() {
        return values[0];
    }

    long last() {
        return values[size - 1];
    }

    long high() {
        return Math.max(high, last());
    }

    long low() {
        return Math.min(low, last());
    }

    void clear() {
        size = 0;
        high = Long.MIN_VALUE;
        low = Long.MAX_VALUE;
        fall = 0;
        fallShare = 0;
    }

    /**
     * Appends a point; one at the time of the last replaces it.
     *
     * @throws IllegalArgumentException if it is earlier than the last
     */
    void add(long time, long value) {
        if (size > 0 && time < times[size - 1]) {
            throw new IllegalArgumentException(
                    "equity point at " + time + " is before the last at " + times[size - 1]);
        }
        if (size > 0 && time == times[size - 1]) {
            values[size - 1] = value;
            return;
        }
        if (size > 0) {
            fall = largestDrawdown();
            fallShare = largestDrawdownShare();
            high = high();
            low = low();
        }
        if (size == limit) {
            thin();
        }
        if (size == times.length) {
            int capacity = Math.min(limit, size * 2);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        times[size] = time;
        values[size] = value;
        size++;
    }

    /** Index of the point nearest in time. */
    int nearest(long time) {
        int i = Arrays.binarySearch(times, 0, size, time);
        if (i >= 0) {
            return i;
        }
        int after = -i - 1;
        if (after == 0 || after == size) {
            return Math.clamp(after, 0, size - 1);
        }
        return time - times[after - 1] <= times[after] - time ? after - 1 : after;
    }

    /** The highest value up to a point, that point included. */
    long peak(int index) {
        long peak = Long.MIN_VALUE;
        for (int i = 0; i <= index; i++) {
            peak = Math.max(peak, values[i]);
        }
        return peak;
    }

    /** The largest fall from a peak, in value units, 0 or more. */
    long largestDrawdown() {
        return Math.max(fall, high() - last());
    }

    /** The largest fall as a share of its peak; a fall from a peak of 0 or less has none. */
    double largestDrawdownShare() {
        long peak = high();
        return peak <= 0 ? fallShare : Math.max(fallShare, (peak - last()) / (double) peak);
    }

    private void thin() {
        int half = 1 + (size / 2 - 1) / 4 * 4;
        int to = 1;
        for (int from = 1; from < half; from += 4) {
            int lowest = from;
            int highest = from;
            for (int i = from + 1; i < from + 4; i++) {
                lowest = values[i] < values[lowest] ? i : lowest;
                highest = values[i] >= values[highest] ? i : highest;
            }
            to = keep(Math.min(lowest, highest), to);
            to = keep(Math.max(lowest, highest), to);
        }
        int rest = size - half;
        System.arraycopy(times, half, times, to, rest);
        System.arraycopy(values, half, values, to, rest);
        size = to + rest;
    }

    private int keep(int from, int to) {
        times[to] = times[from];
        values[to] = values[from];
        return to + 1;
    }
}
