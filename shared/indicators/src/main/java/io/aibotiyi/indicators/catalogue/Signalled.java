package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.StateTransfer;

/** A line and an average of it. */
final class Signalled extends SeriesCalculation {

    private final Line line;
    private final Line signal;

    Signalled(Line line, Line signal) {
        super(2);
        this.line = line;
        this.signal = signal;
    }

    @Override
    protected void next(double x) {
        out[0] = line.next(x);
        out[1] = signal.next(out[0]);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        line.transfer(transfer);
        signal.transfer(transfer);
    }
}
