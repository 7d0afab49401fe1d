package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Highest or lowest of the last {@code length} values, NaN before; {@link #age} tells how long ago
 * it was. Keeps only values that may still become the extreme, so that a value costs O(1) on
 * average. Of equal values the newest counts.
 */
public final class Extreme implements Line {

    private final int length;
    private final double sign;
    private final double[] values;
    private final long[] places;
    private int head;
    private int size;
    private long count;

    private Extreme(int length, double sign) {
        this.length = length;
        this.sign = sign;
        this.values = new double[length];
        this.places = new long[length];
    }

    public static Extreme highest(int length) {
        return new Extreme(length, 1);
    }

    public static Extreme lowest(int length) {
        return new Extreme(length, -1);
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        double signed = sign * x;
        if (size > 0 && places[head] <= count - length) {
            head = after(head, 1);
            size--;
        }
        while (size > 0 && values[after(head, size - 1)] <= signed) {
            size--;
        }
        int slot = after(head, size);
        values[slot] = signed;
        places[slot] = count++;
        size++;
        return count >= length ? value() : Double.NaN;
    }

    /** The extreme of the values so far, at most {@code length}. */
    public double value() {
        return size == 0 ? Double.NaN : sign * values[head];
    }

    /** How many values ago the extreme came, 0 for the last one. */
    public int age() {
        return (int) (count - 1 - places[head]);
    }

    private int after(int slot, int steps) {
        int i = slot + steps;
        return i >= length ? i - length : i;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        head = transfer.exchange(head);
        size = transfer.exchange(size);
        count = transfer.exchange(count);
        transfer.exchange(values);
        transfer.exchange(places);
    }
}
