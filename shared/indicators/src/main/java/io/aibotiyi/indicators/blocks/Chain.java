package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/** Lines one after the other: each is fed with what the one before answers. */
public final class Chain implements Line {

    private final Line[] lines;

    public Chain(Line... lines) {
        this.lines = lines.clone();
    }

    @Override
    public double next(double x) {
        double value = x;
        for (Line line : lines) {
            value = line.next(value);
        }
        return value;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        for (Line line : lines) {
            line.transfer(transfer);
        }
    }
}
