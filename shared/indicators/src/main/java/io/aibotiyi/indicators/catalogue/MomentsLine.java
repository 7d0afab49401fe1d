package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Moments;

/** One figure of mean and variance of a window. */
final class MomentsLine implements Line {

    /** A figure of a full window and its newest value. */
    @FunctionalInterface
    interface Figure {
        double of(Moments moments, double newest);
    }

    private final Moments moments;
    private final Figure figure;

    MomentsLine(int length, Figure figure) {
        this.moments = new Moments(length);
        this.figure = figure;
    }

    @Override
    public double next(double x) {
        return moments.add(x) ? figure.of(moments, x) : Double.NaN;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        moments.transfer(transfer);
    }
}
