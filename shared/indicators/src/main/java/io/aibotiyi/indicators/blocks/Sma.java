package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/** Mean of the last {@code length} values, NaN before. */
public final class Sma implements Line {

    private final RollingSum sum;
    private final int length;

    public Sma(int length) {
        this.length = length;
        this.sum = new RollingSum(length);
    }

    @Override
    public double next(double x) {
        return sum.next(x) / length;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        sum.transfer(transfer);
    }
}
