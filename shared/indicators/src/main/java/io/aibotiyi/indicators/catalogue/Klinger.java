package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.StateTransfer;

/** Stephen Klinger's volume oscillator. */
final class Klinger extends Calculation {

    private final Ema fast;
    private final Ema slow;
    private final Ema signal;
    private double sum = Double.NaN;
    private int trend;
    private double range;
    private double cumulated = Double.NaN;

    Klinger(int fast, int slow, int signal) {
        super(2);
        this.fast = new Ema(fast);
        this.slow = new Ema(slow);
        this.signal = new Ema(signal);
    }

    @Override
    public void next(Bar b) {
        double force = force(b);
        out[0] = fast.next(force) - slow.next(force);
        out[1] = signal.next(out[0]);
    }

    /** The volume force; NaN for the first two bars. */
    private double force(Bar b) {
        double now = b.high + b.low + b.close;
        double spread = b.high - b.low;
        int direction = now > sum ? 1 : -1;
        double before = Double.isNaN(cumulated) ? 0 : cumulated;
        double force = Double.NaN;
        if (Double.isNaN(sum)) {
            direction = 0;
        } else if (trend == 0) {
            cumulated = 0;
        } else {
            cumulated = direction == trend ? before + spread : range + spread;
            force = force(spread, b.volume) * direction * 100;
        }
        sum = now;
        trend = direction;
        range = spread;
        return force;
    }

    private double force(double spread, double volume) {
        if (spread == cumulated || volume == 0) {
            return 0;
        }
        return spread == 0
                ? 2 * volume
                : cumulated == 0 ? 0 : volume * Math.abs(2 * (spread / cumulated - 1));
    }

    @Override
    public void transfer(StateTransfer transfer) {
        fast.transfer(transfer);
        slow.transfer(transfer);
        signal.transfer(transfer);
        sum = transfer.exchange(sum);
        trend = transfer.exchange(trend);
        range = transfer.exchange(range);
        cumulated = transfer.exchange(cumulated);
    }
}
