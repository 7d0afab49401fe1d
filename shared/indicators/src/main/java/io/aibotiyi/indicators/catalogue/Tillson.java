package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/** Tim Tillson's T3: six chained averages combined (Stocks & Commodities, January 1998). */
final class Tillson implements Line {

    private final Ema[] averages = new Ema[6];
    private final double c3;
    private final double c4;
    private final double c5;
    private final double c6;

    Tillson(int length, double v) {
        for (int i = 0; i < averages.length; i++) {
            averages[i] = new Ema(length);
        }
        double square = v * v;
        c6 = -v * square;
        c5 = 3 * (square - c6);
        c4 = -6 * square - 3 * (v - c6);
        c3 = 1 + 3 * v - c6 + 3 * square;
    }

    @Override
    public double next(double x) {
        double third = averages[2].next(averages[1].next(averages[0].next(x)));
        double fourth = averages[3].next(third);
        double fifth = averages[4].next(fourth);
        double sixth = averages[5].next(fifth);
        return c6 * sixth + c5 * fifth + c4 * fourth + c3 * third;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        for (Ema average : averages) {
            average.transfer(transfer);
        }
    }
}
