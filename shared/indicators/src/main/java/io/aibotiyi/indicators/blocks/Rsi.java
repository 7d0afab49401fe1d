package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Wilder's relative strength index: {@code 100 − 100/(1 + gains/losses)} over Wilder averages of
 * gains and losses, first defined at value {@code length}. 100 where there was no loss, also where
 * nothing moved.
 */
public final class Rsi implements Line {

    private final Wilder gains;
    private final Wilder losses;
    private double previous = Double.NaN;

    public Rsi(int length) {
        gains = new Wilder(length);
        losses = new Wilder(length);
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        double change = x - previous;
        previous = x;
        if (Double.isNaN(change)) {
            return Double.NaN;
        }
        double gain = gains.next(Math.max(0, change));
        double loss = losses.next(Math.max(0, -change));
        if (Double.isNaN(gain)) {
            return Double.NaN;
        }
        return loss > 0 ? 100 - 100 / (1 + gain / loss) : 100;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        gains.transfer(transfer);
        losses.transfer(transfer);
        previous = transfer.exchange(previous);
    }
}
