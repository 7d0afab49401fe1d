package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Vwap;
import io.aibotiyi.indicators.blocks.Sessions;

/** VWAP since the session began or since a moment, with deviation bands. */
final class SessionVwap extends Calculation {

    private final Sessions sessions;
    private final long from;
    private final double[] bands;
    private final Vwap mean = new Vwap();
    private double origin;
    private double volume;
    private double first;
    private double second;

    /**
     * @param from bars that open before are left out
     */
    SessionVwap(Sessions sessions, long from, double firstBand, double secondBand) {
        super(5);
        this.sessions = sessions;
        this.from = from;
        this.bands = new double[] {firstBand, secondBand};
    }

    @Override
    public void next(Bar b) {
        if (b.time < from) {
            clear();
            return;
        }
        double typical = (b.high + b.low + b.close) / 3;
        if (sessions.begins(b.time)) {
            mean.reset();
            origin = typical;
            volume = 0;
            first = 0;
            second = 0;
        }
        out[0] = mean.next(b.high, b.low, b.close, b.volume);
        double d = typical - origin;
        volume += b.volume;
        first += b.volume * d;
        second += b.volume * d * d;
        double average = first / volume;
        double deviation = Math.sqrt(Math.max(0, second / volume - average * average));
        for (int i = 0; i < 2; i++) {
            out[1 + 2 * i] = out[0] + bands[i] * deviation;
            out[2 + 2 * i] = out[0] - bands[i] * deviation;
        }
    }

    @Override
    public void transfer(StateTransfer transfer) {
        sessions.transfer(transfer);
        mean.transfer(transfer);
        origin = transfer.exchange(origin);
        volume = transfer.exchange(volume);
        first = transfer.exchange(first);
        second = transfer.exchange(second);
    }
}
