package io.aibotiyi.indicators;

/**
 * Exponential moving average with smoothing {@code 2 / (period + 1)}, seeded with the simple
 * average of the first {@code period} values, as TA-Lib does.
 *
 * <p>{@link #next} takes a final value, {@link #peek} shows what a value that may still change (a
 * forming candle) would make of it. NaN until {@code period} values are in; a value that is not
 * {@link Line#usable} changes nothing. One thread.
 */
public final class Ema implements Line {

    private final int period;
    private final double smoothing;
    private int seen;
    private double sum;
    private double value = Double.NaN;

    /**
     * @param period at least 1
     */
    public Ema(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period must be at least 1, was " + period);
        }
        this.period = period;
        this.smoothing = 2.0 / (period + 1);
    }

    /** Takes a final value and returns the average with it. */
    @Override
    public double next(double input) {
        if (!Line.usable(input)) {
            return Double.NaN;
        }
        value = peek(input);
        if (seen < period) {
            sum += input;
            seen++;
        }
        return value;
    }

    /** The average as it would be with this value next; changes nothing. */
    public double peek(double input) {
        if (seen < period - 1) {
            return Double.NaN;
        }
        return seen == period - 1 ? (sum + input) / period : value + smoothing * (input - value);
    }

    /** The average over the final values so far. */
    public double value() {
        return value;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        seen = transfer.exchange(seen);
        sum = transfer.exchange(sum);
        value = transfer.exchange(value);
    }
}
