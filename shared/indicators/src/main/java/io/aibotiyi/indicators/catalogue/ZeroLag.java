package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Delay;

/** Exponential average of the value plus what it gained since the lag. */
final class ZeroLag implements Line {

    private final Delay lagged;
    private final Ema average;

    ZeroLag(int length) {
        lagged = new Delay((length - 1) / 2);
        average = new Ema(length);
    }

    @Override
    public double next(double x) {
        return average.next(2 * x - lagged.next(x));
    }

    @Override
    public void transfer(StateTransfer transfer) {
        lagged.transfer(transfer);
        average.transfer(transfer);
    }
}
