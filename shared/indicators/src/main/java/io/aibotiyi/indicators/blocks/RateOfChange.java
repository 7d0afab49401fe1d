package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Change over {@code bars} values in percent of the earlier one, first defined at value {@code
 * bars}; 0 where the earlier value is 0, as TA-Lib.
 */
public final class RateOfChange implements Line {

    private final Delay earlier;

    public RateOfChange(int bars) {
        earlier = new Delay(bars);
    }

    @Override
    public double next(double x) {
        double before = earlier.next(x);
        return before == 0 ? 0 : 100 * (x / before - 1);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        earlier.transfer(transfer);
    }
}
