package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Regression;
import java.util.function.ToDoubleFunction;

/** One figure of the rolling regression. */
final class RegressionLine implements Line {

    private final Regression regression;
    private final ToDoubleFunction<Regression> figure;

    RegressionLine(int length, ToDoubleFunction<Regression> figure) {
        this.regression = new Regression(length);
        this.figure = figure;
    }

    @Override
    public double next(double x) {
        return regression.add(x) ? figure.applyAsDouble(regression) : Double.NaN;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        regression.transfer(transfer);
    }
}
