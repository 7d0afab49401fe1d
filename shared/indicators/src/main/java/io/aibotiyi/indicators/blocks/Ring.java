package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;

/** The last {@code capacity} values, each addressed by how many values ago it came. */
public final class Ring implements Stateful {

    private final double[] values;
    private int next;
    private int size;

    public Ring(int capacity) {
        values = new double[capacity];
    }

    /** Adds a value and answers the one it pushed out, 0 while the ring is not full. */
    public double push(double x) {
        double old = values[next];
        values[next] = x;
        if (++next == values.length) {
            next = 0;
        }
        if (size < values.length) {
            size++;
            return 0;
        }
        return old;
    }

    /** The value {@code ago} values before the last, 0 for the last itself. */
    public double ago(int ago) {
        int i = next - 1 - ago;
        return values[i < 0 ? i + values.length : i];
    }

    public boolean isFull() {
        return size == values.length;
    }

    public int size() {
        return size;
    }

    public int capacity() {
        return values.length;
    }

    /** True when the oldest value lies first in {@link #raw}: once in every {@code capacity}. */
    boolean isAligned() {
        return next == 0 && size == values.length;
    }

    /** The slots themselves, in order of time only when {@link #isAligned}. */
    double[] raw() {
        return values;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        next = transfer.exchange(next);
        size = transfer.exchange(size);
        transfer.exchange(values);
    }
}
