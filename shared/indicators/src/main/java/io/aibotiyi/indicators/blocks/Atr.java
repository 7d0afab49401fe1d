package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;

/** Wilder's average true range, first defined at bar {@code length}. */
public final class Atr implements Stateful {

    private final TrueRange range = new TrueRange();
    private final Wilder average;

    public Atr(int length) {
        average = new Wilder(length);
    }

    public double next(Bar b) {
        return average.next(range.next(b));
    }

    @Override
    public void transfer(StateTransfer transfer) {
        range.transfer(transfer);
        average.transfer(transfer);
    }
}
