package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/** John McGinley's dynamic, which follows faster downwards than upwards. */
final class McGinley implements Line {

    private final double divisor;
    private double value = Double.NaN;

    McGinley(int length, double factor) {
        divisor = length * factor;
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        if (Double.isNaN(value)) {
            value = x;
            return x;
        }
        double ratio = x / value;
        double step = divisor * ratio * ratio * ratio * ratio;
        // also where value is 0 (NaN, infinite ratio): the negation takes those in
        value = !(step > 1) || Double.isInfinite(step) ? x : value + (x - value) / step;
        return value;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        value = transfer.exchange(value);
    }
}
