package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.StateTransfer;

/** Wilder's parabolic stop and reverse, in the order of TA-Lib. */
final class Parabolic extends Calculation {

    private final double step;
    private final double maximum;
    private int seen;
    private boolean rising;
    private double acceleration;
    private double extreme;
    private double stop;
    private double lastHigh;
    private double lastLow;

    Parabolic(double step, double maximum) {
        super(1);
        this.step = Math.min(step, maximum);
        this.maximum = maximum;
    }

    @Override
    public void next(Bar b) {
        if (seen == 0) {
            seen = 1;
            out[0] = Double.NaN;
        } else {
            if (seen == 1) {
                begin(b);
                seen = 2;
            }
            out[0] = rising ? up(b) : down(b);
        }
        lastHigh = b.high;
        lastLow = b.low;
    }

    /** The second bar sees itself as the bar before, too. */
    private void begin(Bar b) {
        double fell = lastLow - b.low;
        rising = !(fell > 0 && fell > b.high - lastHigh);
        acceleration = step;
        extreme = rising ? b.high : b.low;
        stop = rising ? lastLow : lastHigh;
        lastHigh = b.high;
        lastLow = b.low;
    }

    private double up(Bar b) {
        if (b.low <= stop) {
            rising = false;
            double shown = Math.max(extreme, Math.max(lastHigh, b.high));
            acceleration = step;
            extreme = b.low;
            stop = shown + acceleration * (extreme - shown);
            stop = Math.max(stop, Math.max(lastHigh, b.high));
            return shown;
        }
        double shown = stop;
        if (b.high > extreme) {
            extreme = b.high;
            acceleration = Math.min(maximum, acceleration + step);
        }
        stop = stop + acceleration * (extreme - stop);
        stop = Math.min(stop, Math.min(lastLow, b.low));
        return shown;
    }

    private double down(Bar b) {
        if (b.high >= stop) {
            rising = true;
            double shown = Math.min(extreme, Math.min(lastLow, b.low));
            acceleration = step;
            extreme = b.high;
            stop = shown + acceleration * (extreme - shown);
            stop = Math.min(stop, Math.min(lastLow, b.low));
            return shown;
        }
        double shown = stop;
        if (b.low < extreme) {
            extreme = b.low;
            acceleration = Math.min(maximum, acceleration + step);
        }
        stop = stop + acceleration * (extreme - stop);
        stop = Math.max(stop, Math.max(lastHigh, b.high));
        return shown;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        seen = transfer.exchange(seen);
        rising = transfer.exchange(rising);
        acceleration = transfer.exchange(acceleration);
        extreme = transfer.exchange(extreme);
        stop = transfer.exchange(stop);
        lastHigh = transfer.exchange(lastHigh);
        lastLow = transfer.exchange(lastLow);
    }
}
