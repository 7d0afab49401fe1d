package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Linearly weighted mean of the last {@code length} values: weight {@code length} for the newest
 * down to 1. Summed anew once every {@code length} values, as {@link RollingSum}.
 */
public final class Wma implements Line {

    private final Ring ring;
    private final int length;
    private final double divisor;
    private double sum;
    private double weighted;

    public Wma(int length) {
        this.length = length;
        this.divisor = length * (length + 1.0) / 2;
        this.ring = new Ring(length);
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        boolean full = ring.isFull();
        double old = ring.push(x);
        if (ring.isAligned()) {
            anew();
        } else if (full) {
            weighted += length * x - sum;
            sum += x - old;
        }
        return ring.isFull() ? weighted / divisor : Double.NaN;
    }

    private void anew() {
        double[] values = ring.raw();
        sum = 0;
        weighted = 0;
        for (int i = 0; i < length; i++) {
            sum += values[i];
            weighted += (i + 1) * values[i];
        }
    }

    @Override
    public void transfer(StateTransfer transfer) {
        ring.transfer(transfer);
        sum = transfer.exchange(sum);
        weighted = transfer.exchange(weighted);
    }
}
