package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/** The value {@code bars} values ago, NaN before; 0 answers the value itself. */
public final class Delay implements Line {

    private final Ring ring;

    public Delay(int bars) {
        ring = new Ring(bars + 1);
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        ring.push(x);
        return ring.isFull() ? ring.ago(ring.capacity() - 1) : Double.NaN;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        ring.transfer(transfer);
    }
}
