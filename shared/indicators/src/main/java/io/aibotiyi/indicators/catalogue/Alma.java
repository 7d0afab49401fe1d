package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Ring;

/** Mean under a Gaussian that leans to the newest values; O(length) per value. */
final class Alma implements Line {

    private final Ring ring;
    private final double[] weights;

    Alma(int length, double offset, double sigma) {
        ring = new Ring(length);
        weights = new double[length];
        double middle = offset * (length - 1);
        double width = length / sigma;
        double total = 0;
        for (int i = 0; i < length; i++) {
            weights[i] = Math.exp(-(i - middle) * (i - middle) / (2 * width * width));
            total += weights[i];
        }
        for (int i = 0; i < length; i++) {
            weights[i] = total > 0 ? weights[i] / total : 1.0 / length;
        }
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        ring.push(x);
        if (!ring.isFull()) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * ring.ago(weights.length - 1 - i);
        }
        return sum;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        ring.transfer(transfer);
    }
}
