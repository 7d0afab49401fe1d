package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Sum of the last {@code length} values, NaN before. Runs along by adding and subtracting, and is
 * summed anew from the window once every {@code length} values, so that rounding never gathers and
 * a huge value leaves no trace for longer than that. Of a window of zeros the sum is exactly 0.
 */
public final class RollingSum implements Line {

    private final Ring ring;
    private double sum;
    private int nonzero;

    public RollingSum(int length) {
        ring = new Ring(length);
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        double old = ring.push(x);
        nonzero += (x == 0 ? 0 : 1) - (old == 0 ? 0 : 1);
        if (ring.isAligned()) {
            double fresh = 0;
            for (double v : ring.raw()) {
                fresh += v;
            }
            sum = fresh;
        } else {
            sum = nonzero == 0 ? 0 : sum + (x - old);
        }
        return ring.isFull() ? sum : Double.NaN;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        ring.transfer(transfer);
        sum = transfer.exchange(sum);
        nonzero = transfer.exchange(nonzero);
    }
}
