package io.aibotiyi.indicators;

/**
 * A streaming function of one series: takes the next final value and answers the result with it,
 * NaN while there is none. Lines are chained by feeding one with what the other answers.
 *
 * <p><b>NaN rule.</b> A value that is not {@link #usable} is as if it had not come: the answer is
 * NaN and the state stays. So a chained line starts with the first defined value of the line before
 * it, and nothing undefined ever stays in a state. One thread.
 */
public interface Line extends Stateful {

    double next(double x);

    /**
     * False for NaN, infinities and magnitudes above 1e150, whose squares leave the range of a
     * double.
     */
    static boolean usable(double x) {
        return Math.abs(x) <= 1e150;
    }
}
