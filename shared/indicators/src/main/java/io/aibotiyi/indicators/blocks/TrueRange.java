package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;

/** Wilder's true range: the bar's range extended to the close before; NaN for the first bar. */
public final class TrueRange implements Stateful {

    private double previous = Double.NaN;

    public double next(Bar b) {
        double range =
                Double.isNaN(previous)
                        ? Double.NaN
                        : Math.max(b.high, previous) - Math.min(b.low, previous);
        previous = b.close;
        return range;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        previous = transfer.exchange(previous);
    }
}
