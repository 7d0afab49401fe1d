package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.PercentRank;
import io.aibotiyi.indicators.blocks.Previous;
import io.aibotiyi.indicators.blocks.RateOfChange;
import io.aibotiyi.indicators.blocks.Ring;
import io.aibotiyi.indicators.blocks.RollingSum;
import io.aibotiyi.indicators.blocks.Rsi;
import io.aibotiyi.indicators.blocks.Sma;

/** The calculations of the momentum oscillators; what each computes is said in the catalogue. */
final class MomentumParts {

    private MomentumParts() {}

    /** O(length) per bar. */
    static final class Cci extends Calculation {

        private final Ring typical;
        private final Sma average;

        Cci(int length) {
            super(1);
            typical = new Ring(length);
            average = new Sma(length);
        }

        @Override
        public void next(Bar b) {
            double x = (b.high + b.low + b.close) / 3;
            typical.push(x);
            double mean = average.next(x);
            if (Double.isNaN(mean)) {
                out[0] = Double.NaN;
                return;
            }
            double deviation = 0;
            for (int i = 0; i < typical.capacity(); i++) {
                deviation += Math.abs(typical.ago(i) - mean);
            }
            // a window of equal prices differs from its mean by rounding at most
            double noise = 1e-14 * Math.abs(mean) * typical.capacity();
            out[0] = deviation <= noise ? 0 : (x - mean) / (0.015 * deviation / typical.capacity());
        }

        @Override
        public void transfer(StateTransfer transfer) {
            typical.transfer(transfer);
            average.transfer(transfer);
        }
    }

    static final class Cmo implements Line {

        private final RollingSum gains;
        private final RollingSum losses;
        private double previous = Double.NaN;

        Cmo(int length) {
            gains = new RollingSum(length);
            losses = new RollingSum(length);
        }

        @Override
        public double next(double x) {
            if (!Line.usable(x)) {
                return Double.NaN;
            }
            double change = x - previous;
            previous = x;
            if (Double.isNaN(change)) {
                return Double.NaN;
            }
            double up = gains.next(Math.max(0, change));
            double down = losses.next(Math.max(0, -change));
            double all = up + down;
            return all == 0 ? 0 : Math.clamp(100 * (up - down) / all, -100, 100);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            gains.transfer(transfer);
            losses.transfer(transfer);
            previous = transfer.exchange(previous);
        }
    }

    static final class Mfi extends Calculation {

        private final RollingSum in;
        private final RollingSum outflow;
        private final Previous typical = new Previous();

        Mfi(int length) {
            super(1);
            in = new RollingSum(length);
            outflow = new RollingSum(length);
        }

        @Override
        public void next(Bar b) {
            double x = (b.high + b.low + b.close) / 3;
            double change = x - typical.swap(x);
            if (Double.isNaN(change)) {
                out[0] = Double.NaN;
                return;
            }
            double flow = x * b.volume;
            double positive = in.next(change > 0 ? flow : 0);
            double negative = outflow.next(change < 0 ? flow : 0);
            out[0] =
                    Double.isNaN(positive)
                            ? Double.NaN
                            : negative == 0 ? 100 : 100 * positive / (positive + negative);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            in.transfer(transfer);
            outflow.transfer(transfer);
            typical.transfer(transfer);
        }
    }

    static final class Ultimate extends Calculation {

        private final RollingSum[] pressure;
        private final RollingSum[] range;
        private final Previous close = new Previous();

        Ultimate(int shorter, int middle, int longer) {
            super(1);
            pressure = sums(shorter, middle, longer);
            range = sums(shorter, middle, longer);
        }

        private static RollingSum[] sums(int a, int b, int c) {
            return new RollingSum[] {new RollingSum(a), new RollingSum(b), new RollingSum(c)};
        }

        @Override
        public void next(Bar b) {
            double before = close.swap(b.close);
            double low = Math.min(b.low, before);
            double bought = b.close - low;
            double moved = Math.max(b.high, before) - low;
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                double top = pressure[i].next(bought);
                double bottom = range[i].next(moved);
                sum += (4 >> i) * (bottom == 0 ? 0 : top / bottom);
            }
            out[0] = 100 * sum / 7;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            for (int i = 0; i < 3; i++) {
                pressure[i].transfer(transfer);
                range[i].transfer(transfer);
            }
            close.transfer(transfer);
        }
    }

    static final class Awesome extends Calculation {

        private final Sma fast;
        private final Sma slow;
        private final Sma smooth;
        private final boolean accelerates;

        /**
         * @param smooth 0 for the oscillator itself
         */
        Awesome(int fast, int slow, int smooth) {
            super(1);
            this.fast = new Sma(fast);
            this.slow = new Sma(slow);
            this.smooth = new Sma(Math.max(1, smooth));
            this.accelerates = smooth > 0;
        }

        @Override
        public void next(Bar b) {
            double x = (b.high + b.low) / 2;
            double difference = fast.next(x) - slow.next(x);
            out[0] = accelerates ? difference - smooth.next(difference) : difference;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            fast.transfer(transfer);
            slow.transfer(transfer);
            smooth.transfer(transfer);
        }
    }

    static final class Fisher extends Calculation {

        private final Stochastics.Window window;
        private double value;
        private final Previous fisher = new Previous();

        Fisher(int length) {
            super(2);
            window = new Stochastics.Window(length);
        }

        @Override
        public void next(Bar b) {
            double x = (b.high + b.low) / 2;
            window.next(x, x);
            if (Double.isNaN(window.top)) {
                clear();
                return;
            }
            double position = window.top == window.bottom ? 0.5 : window.position(x);
            value = Math.clamp(0.66 * (position - 0.5) + 0.67 * value, -0.999, 0.999);
            out[1] = fisher.value();
            out[0] =
                    0.5 * Math.log((1 + value) / (1 - value))
                            + 0.5 * (Double.isNaN(out[1]) ? 0 : out[1]);
            fisher.set(out[0]);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            window.transfer(transfer);
            value = transfer.exchange(value);
            fisher.transfer(transfer);
        }
    }

    static final class Connors implements Line {

        private final Rsi strength;
        private final Rsi ofStreak;
        private final RateOfChange change = new RateOfChange(1);
        private final PercentRank rank;
        private double previous = Double.NaN;
        private int streak;

        Connors(int rsi, int streak, int rank) {
            strength = new Rsi(rsi);
            ofStreak = new Rsi(streak);
            this.rank = new PercentRank(rank);
        }

        @Override
        public double next(double x) {
            if (!Line.usable(x)) {
                return Double.NaN;
            }
            if (x > previous) {
                streak = Math.max(0, streak) + 1;
            } else if (x < previous) {
                streak = Math.min(0, streak) - 1;
            } else {
                streak = 0;
            }
            previous = x;
            double a = strength.next(x);
            double b = ofStreak.next(streak);
            return (a + b + rank.next(change.next(x))) / 3;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            strength.transfer(transfer);
            ofStreak.transfer(transfer);
            change.transfer(transfer);
            rank.transfer(transfer);
            previous = transfer.exchange(previous);
            streak = transfer.exchange(streak);
        }
    }

    static final class Balance extends Calculation {

        private final Sma smooth;

        Balance(int length) {
            super(1);
            smooth = new Sma(length);
        }

        @Override
        public void next(Bar b) {
            double range = b.high - b.low;
            out[0] = smooth.next(range > 0 ? (b.close - b.open) / range : 0);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            smooth.transfer(transfer);
        }
    }

    /** The symmetric weights 1, 2, 2, 1 over four values. */
    private static final class Symmetric implements Line {

        private final Ring ring = new Ring(4);

        @Override
        public double next(double x) {
            if (!Line.usable(x)) {
                return Double.NaN;
            }
            ring.push(x);
            return ring.isFull()
                    ? (x + 2 * ring.ago(1) + 2 * ring.ago(2) + ring.ago(3)) / 6
                    : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            ring.transfer(transfer);
        }
    }

    static final class Vigor extends Calculation {

        private final Symmetric body = new Symmetric();
        private final Symmetric range = new Symmetric();
        private final Symmetric signal = new Symmetric();
        private final RollingSum bodies;
        private final RollingSum ranges;

        Vigor(int length) {
            super(2);
            bodies = new RollingSum(length);
            ranges = new RollingSum(length);
        }

        @Override
        public void next(Bar b) {
            double top = bodies.next(body.next(b.close - b.open));
            double bottom = ranges.next(range.next(b.high - b.low));
            out[0] = bottom == 0 ? 0 : top / bottom;
            out[1] = signal.next(out[0]);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            body.transfer(transfer);
            range.transfer(transfer);
            signal.transfer(transfer);
            bodies.transfer(transfer);
            ranges.transfer(transfer);
        }
    }

    static final class ElderRay extends Calculation {

        private final Ema average;

        ElderRay(int length) {
            super(2);
            average = new Ema(length);
        }

        @Override
        public void next(Bar b) {
            double middle = average.next(b.close);
            out[0] = b.high - middle;
            out[1] = b.low - middle;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            average.transfer(transfer);
        }
    }
}
