package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Delay;
import io.aibotiyi.indicators.blocks.Previous;
import io.aibotiyi.indicators.blocks.TrueRange;
import io.aibotiyi.indicators.blocks.Wilder;

/** Wilder's directional movement system. */
final class Directional extends Calculation {

    private final TrueRange range = new TrueRange();
    private final Previous high = new Previous();
    private final Previous low = new Previous();
    private final Sum ranges;
    private final Sum ups;
    private final Sum downs;
    private final Wilder average;
    private final Delay earlier;

    Directional(int length) {
        super(5);
        ranges = new Sum(length);
        ups = new Sum(length);
        downs = new Sum(length);
        average = new Wilder(length);
        earlier = new Delay(length);
    }

    @Override
    public void next(Bar b) {
        double up = b.high - high.swap(b.high);
        double down = low.swap(b.low) - b.low;
        double all = ranges.next(range.next(b));
        double plus = ups.next(Double.isNaN(up) ? up : up > down && up > 0 ? up : 0);
        double minus = downs.next(Double.isNaN(down) ? down : down > up && down > 0 ? down : 0);
        out[0] = all == 0 ? 0 : 100 * plus / all;
        out[1] = all == 0 ? 0 : 100 * minus / all;
        double sum = out[0] + out[1];
        out[2] = sum == 0 ? 0 : 100 * Math.abs(out[0] - out[1]) / sum;
        out[3] = average.next(out[2]);
        out[4] = (out[3] + earlier.next(out[3])) / 2;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        range.transfer(transfer);
        high.transfer(transfer);
        low.transfer(transfer);
        ranges.transfer(transfer);
        ups.transfer(transfer);
        downs.transfer(transfer);
        average.transfer(transfer);
        earlier.transfer(transfer);
    }

    /** Wilder's running sum: {@code S − S/n + x}, first the sum of n values. */
    private static final class Sum implements Line {

        private final int length;
        private int seen;
        private double sum;

        Sum(int length) {
            this.length = length;
        }

        @Override
        public double next(double x) {
            if (!Line.usable(x)) {
                return Double.NaN;
            }
            if (seen < length) {
                seen++;
                sum += x;
            } else {
                sum = sum - sum / length + x;
            }
            return seen == length ? sum : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            seen = transfer.exchange(seen);
            sum = transfer.exchange(sum);
        }
    }
}
