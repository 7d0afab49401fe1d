package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Wilder's smoothing, an exponential average with factor 1 / length: {@code (previous · (length −
 * 1) + x) / length}, seeded with the mean of the first {@code length} values (J. Welles Wilder, New
 * Concepts in Technical Trading Systems, 1978).
 */
public final class Wilder implements Line {

    private final int length;
    private int seen;
    private double sum;
    private double value = Double.NaN;

    public Wilder(int length) {
        this.length = length;
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        if (seen < length) {
            sum += x;
            if (++seen == length) {
                value = sum / length;
            }
        } else {
            value = (value * (length - 1) + x) / length;
        }
        return value;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        seen = transfer.exchange(seen);
        sum = transfer.exchange(sum);
        value = transfer.exchange(value);
    }
}
