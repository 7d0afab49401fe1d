package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Atr;

/** Swings of at least a given size; a bar that both extends and turns the leg extends it. */
final class ZigZag extends Calculation {

    private final boolean byAtr;
    private final double reversal;
    private final Atr atr;
    private int direction;
    private double top;
    private double bottom;
    private long bars;
    private long topAt;
    private long bottomAt;

    ZigZag(boolean byAtr, double reversal, int atrLength) {
        super(4);
        this.byAtr = byAtr;
        this.reversal = reversal;
        this.atr = new Atr(atrLength);
    }

    @Override
    public void next(Bar b) {
        clear();
        double range = atr.next(b);
        if (byAtr && Double.isNaN(range)) {
            return;
        }
        if (bars == 0 || (direction >= 0 && b.high > top)) {
            top = b.high;
            topAt = bars;
        }
        if (bars == 0 || (direction <= 0 && b.low < bottom)) {
            bottom = b.low;
            bottomAt = bars;
        }
        turn(b, range);
        out[2] = direction;
        out[3] = direction >= 0 ? top : bottom;
        bars++;
    }

    private void turn(Bar b, double range) {
        boolean falls = topAt < bars && top - b.low >= distance(top, range);
        boolean rises = bottomAt < bars && b.high - bottom >= distance(bottom, range);
        if (direction >= 0 && falls && !(direction == 0 && rises)) {
            pivot(top, topAt, -1);
            bottom = b.low;
            bottomAt = bars;
        } else if (direction <= 0 && rises && !(direction == 0 && falls)) {
            pivot(bottom, bottomAt, 1);
            top = b.high;
            topAt = bars;
        }
    }

    private double distance(double from, double range) {
        return byAtr ? reversal * range : Math.abs(from) * reversal / 100;
    }

    private void pivot(double price, long at, int turned) {
        out[0] = price;
        out[1] = bars - at;
        direction = turned;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        atr.transfer(transfer);
        direction = transfer.exchange(direction);
        top = transfer.exchange(top);
        bottom = transfer.exchange(bottom);
        bars = transfer.exchange(bars);
        topAt = transfer.exchange(topAt);
        bottomAt = transfer.exchange(bottomAt);
    }
}
