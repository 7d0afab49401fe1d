package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;

/**
 * Least-squares line through the last {@code length} values at x = 0 … length − 1, the oldest at 0.
 * Sums as in {@link Moments}.
 */
public final class Regression implements Stateful {

    private final Ring ring;
    private final int length;
    private final double sumX;
    private final double spreadX;
    private double origin;
    private double sum;
    private double products;
    private double squares;

    public Regression(int length) {
        this.length = length;
        this.ring = new Ring(length);
        this.sumX = length * (length - 1.0) / 2;
        this.spreadX = length * ((double) length * length - 1) / 12;
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
            products += (length - 1) * in - (sum - out);
            sum += in - out;
            squares += in * in - out * out;
        }
        return ring.isFull();
    }

    private void anew() {
        double[] values = ring.raw();
        origin = values[0];
        sum = 0;
        products = 0;
        squares = 0;
        for (int i = 0; i < length; i++) {
            double d = values[i] - origin;
            sum += d;
            products += i * d;
            squares += d * d;
        }
    }

    /** Rise per value; 0 for length 1. */
    public double slope() {
        return length == 1 ? 0 : (products - sumX * sum / length) / spreadX;
    }

    /** The line at {@code x}, 0 for the oldest value of the window. */
    public double at(double x) {
        return origin + sum / length + slope() * (x - (length - 1) / 2.0);
    }

    /** Share of the variance that the line explains, 0 to 1; NaN where there is no variance. */
    public double r2() {
        double total = squares - sum * sum / length;
        double explained = slope() * slope() * spreadX;
        return total > 0 ? Math.min(1, explained / total) : Double.NaN;
    }

    /** Population standard deviation of the values around the line. */
    public double residual() {
        double total = squares - sum * sum / length;
        return Math.sqrt(Math.max(0, (total - slope() * slope() * spreadX) / length));
    }

    @Override
    public void transfer(StateTransfer transfer) {
        ring.transfer(transfer);
        origin = transfer.exchange(origin);
        sum = transfer.exchange(sum);
        products = transfer.exchange(products);
        squares = transfer.exchange(squares);
    }
}
