package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.StateTransfer;

/** An average and the same a fixed share above and below. */
final class Envelopes extends SeriesCalculation {

    private final Line average;
    private final double share;

    Envelopes(Line average, double share) {
        super(3);
        this.average = average;
        this.share = share;
    }

    @Override
    protected void next(double x) {
        double middle = average.next(x);
        out[0] = middle * (1 + share);
        out[1] = middle;
        out[2] = middle * (1 - share);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        average.transfer(transfer);
    }
}
