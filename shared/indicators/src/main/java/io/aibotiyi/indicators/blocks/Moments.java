package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;

/**
 * Mean and variance of the last {@code length} values. Sums run relative to a value of the window
 * and are taken anew once every {@code length} values, so that equal values have exactly no
 * variance and a small variance of large values keeps its digits.
 */
public final class Moments implements Stateful {

    private final Ring ring;
    private final int length;
    private double origin;
    private double sum;
    private double squares;

    public Moments(int length) {
        this.length = length;
        this.ring = new Ring(length);
    }

    /** Takes a value; false while the window is not full. */
    public boolean add(double x) {
        if (!Line.usable(x)) {
            return false;
        }
        boolean full = ring.isFull();
        double old = ring.push(x);
        if (ring.isAligned()) {
            anew();
        } else if (full) {
            double in = x - origin;
            double out = old - origin;
            sum += in - out;
            squares += in * in - out * out;
        }
        return ring.isFull();
    }

    private void anew() {
        double[] values = ring.raw();
        origin = values[0];
        sum = 0;
        squares = 0;
        for (double v : values) {
            double d = v - origin;
            sum += d;
            squares += d * d;
        }
    }

    public double mean() {
        return origin + sum / length;
    }

    /** Population variance: the divisor is {@code length}. */
    public double variance() {
        return Math.max(0, (squares - sum * sum / length) / length);
    }

    /** Population standard deviation. */
    public double deviation() {
        return Math.sqrt(variance());
    }

    /** Sample standard deviation: the divisor is {@code length - 1}; NaN for length 1. */
    public double sampleDeviation() {
        return length == 1 ? Double.NaN : Math.sqrt(variance() * length / (length - 1));
    }

    @Override
    public void transfer(StateTransfer transfer) {
        ring.transfer(transfer);
        origin = transfer.exchange(origin);
        sum = transfer.exchange(sum);
        squares = transfer.exchange(squares);
    }
}
