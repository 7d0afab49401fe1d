package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Ring;
import io.aibotiyi.indicators.blocks.RollingSum;

/** Perry Kaufman's adaptive average (Smarter Trading, 1995). */
final class Kama implements Line {

    private final int length;
    private final double fast;
    private final double slow;
    private final Ring values;
    private final RollingSum path;
    private double average;
    private boolean started;

    Kama(int length, int fast, int slow) {
        this.length = length;
        this.fast = 2.0 / (fast + 1);
        this.slow = 2.0 / (slow + 1);
        this.values = new Ring(length + 1);
        this.path = new RollingSum(length);
    }

    @Override
    public double next(double x) {
        if (!Line.usable(x)) {
            return Double.NaN;
        }
        double previous = values.size() == 0 ? Double.NaN : values.ago(0);
        values.push(x);
        double travelled = path.next(Math.abs(x - previous));
        if (Double.isNaN(travelled)) {
            return Double.NaN;
        }
        if (!started) {
            average = previous;
            started = true;
        }
        double change = Math.abs(x - values.ago(length));
        double efficiency = change >= travelled ? 1 : change / travelled;
        double smoothing = efficiency * (fast - slow) + slow;
        average += (x - average) * smoothing * smoothing;
        return average;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        values.transfer(transfer);
        path.transfer(transfer);
        average = transfer.exchange(average);
        started = transfer.exchange(started);
    }
}
