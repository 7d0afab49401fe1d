package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Share in percent of the {@code length} values before that are smaller than the value, first
 * defined at value {@code length}; O(length) per value.
 */
public final class PercentRank implements Line {

    private final Ring before;

    public PercentRank(int length) {
        before = new Ring(length);
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        double rank = Double.NaN;
        if (before.isFull()) {
            int smaller = 0;
            for (double v : before.raw()) {
                if (v < x) {
                    smaller++;
                }
            }
            rank = 100.0 * smaller / before.capacity();
        }
        before.push(x);
        return rank;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        before.transfer(transfer);
    }
}
