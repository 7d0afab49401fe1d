package io.aibotiyi.engine;

/**
 * Carries an engine's state out or in: each component names its numbers and arrays once, in one
 * order, and the carrier either writes them down or replaces them. One description cannot disagree
 * with itself, as a pair of save and load methods can.
 */
public interface StateTransfer {

    /** Hands over a number; answers the one to go on with. */
    long word(long value);

    /** Hands over the first {@code count} words of an array, which come back replaced or as are. */
    void words(long[] array, int count);

    /** Hands over the first {@code count} numbers of an array. */
    void numbers(int[] array, int count);

    /** A {@link #word} that is a count, a handle or another small number. */
    default int number(int value) {
        return Math.toIntExact(word(value));
    }
}
