package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Double ({@code 2e₁ − e₂}) or triple ({@code 3e₁ − 3e₂ + e₃}) exponential average, where each e is
 * the exponential average of the one before (Patrick Mulloy, 1994).
 */
public final class MultipleEma implements Line {

    private final Ema[] averages;

    /**
     * @param times 2 or 3
     */
    public MultipleEma(int times, int length) {
        averages = new Ema[times];
        for (int i = 0; i < times; i++) {
            averages[i] = new Ema(length);
        }
    }

    @Override
    public double next(double x) {
        double first = averages[0].next(x);
        double second = averages[1].next(first);
        return averages.length == 2
                ? 2 * first - second
                : 3 * first - 3 * second + averages[2].next(second);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        for (Ema average : averages) {
            average.transfer(transfer);
        }
    }
}
