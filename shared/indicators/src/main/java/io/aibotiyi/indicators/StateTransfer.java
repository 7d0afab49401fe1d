package io.aibotiyi.indicators;

import java.util.Arrays;

/**
 * Carries a running state out of its owner or back into it, as 64-bit words. While saving, {@code
 * exchange} keeps the value and answers it; while loading, it answers the kept one. Doubles keep
 * their exact bits. Allocates only when a state is larger than any before. One thread.
 */
public final class StateTransfer {

    private long[] words;
    private int length;
    private int position;
    private boolean saving;

    public StateTransfer() {
        this(new long[32], 0);
    }

    private StateTransfer(long[] words, int length) {
        this.words = words;
        this.length = length;
    }

    static StateTransfer of(long[] words) {
        return new StateTransfer(words, words.length);
    }

    /** Keeps the state of {@code owner}, replacing what was kept. */
    public void save(Stateful owner) {
        saving = true;
        position = 0;
        owner.transfer(this);
        length = position;
    }

    /**
     * Puts the kept state back into {@code owner}.
     *
     * @throws IllegalStateException if it is not a state of such an owner
     */
    public void load(Stateful owner) {
        saving = false;
        position = 0;
        owner.transfer(this);
        if (position != length) {
            throw new IllegalStateException(
                    "state of " + length + " words, the indicator took " + position);
        }
    }

    long[] words() {
        return Arrays.copyOf(words, length);
    }

    public long exchange(long value) {
        if (saving) {
            if (position == words.length) {
                words = Arrays.copyOf(words, 2 * position);
            }
            words[position++] = value;
            return value;
        }
        if (position == length) {
            throw new IllegalStateException("state of " + length + " words is too short");
        }
        return words[position++];
    }

    public double exchange(double value) {
        return Double.longBitsToDouble(exchange(Double.doubleToRawLongBits(value)));
    }

    public int exchange(int value) {
        return (int) exchange((long) value);
    }

    public boolean exchange(boolean value) {
        return exchange(value ? 1L : 0L) != 0;
    }

    /** As {@link #exchange(double)} for each element in place. */
    public void exchange(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = exchange(values[i]);
        }
    }

    /** As {@link #exchange(long)} for each element in place. */
    public void exchange(long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = exchange(values[i]);
        }
    }
}
