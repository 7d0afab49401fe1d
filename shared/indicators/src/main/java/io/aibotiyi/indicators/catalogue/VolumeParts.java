package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Delay;
import io.aibotiyi.indicators.blocks.Previous;
import io.aibotiyi.indicators.blocks.RollingSum;
import io.aibotiyi.indicators.blocks.Sessions;
import io.aibotiyi.indicators.blocks.Sma;

/** The calculations behind {@link Volumes} that need no file of their own. */
final class VolumeParts {

    private VolumeParts() {}

    /** Volume with the share of the range by which the close lies above its middle. */
    private static double flow(Bar b) {
        double range = b.high - b.low;
        return range > 0 ? ((b.close - b.low) - (b.high - b.close)) / range * b.volume : 0;
    }

    static final class OnBalance extends Calculation {

        private final Previous close = new Previous();
        private double sum;

        OnBalance() {
            super(1);
        }

        @Override
        public void next(Bar b) {
            double change = b.close - close.swap(b.close);
            sum += change > 0 ? b.volume : change < 0 ? -b.volume : 0;
            out[0] = sum;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            close.transfer(transfer);
            sum = transfer.exchange(sum);
        }
    }

    static final class Accumulation extends Calculation {

        private double sum;

        Accumulation() {
            super(1);
        }

        @Override
        public void next(Bar b) {
            sum += flow(b);
            out[0] = sum;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            sum = transfer.exchange(sum);
        }
    }

    static final class Chaikin extends Calculation {

        private final double fast;
        private final double slow;
        private final int wait;
        private int seen;
        private double sum;
        private double fastAverage;
        private double slowAverage;

        Chaikin(int fast, int slow) {
            super(1);
            this.fast = 2.0 / (fast + 1);
            this.slow = 2.0 / (slow + 1);
            this.wait = Math.max(fast, slow);
        }

        @Override
        public void next(Bar b) {
            sum += flow(b);
            if (seen == 0) {
                fastAverage = sum;
                slowAverage = sum;
            } else {
                fastAverage = fast * sum + (1 - fast) * fastAverage;
                slowAverage = slow * sum + (1 - slow) * slowAverage;
            }
            seen = Math.min(wait, seen + 1);
            out[0] = seen == wait ? fastAverage - slowAverage : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            seen = transfer.exchange(seen);
            sum = transfer.exchange(sum);
            fastAverage = transfer.exchange(fastAverage);
            slowAverage = transfer.exchange(slowAverage);
        }
    }

    static final class MoneyFlow extends Calculation {

        private final RollingSum flows;
        private final RollingSum volumes;

        MoneyFlow(int length) {
            super(1);
            flows = new RollingSum(length);
            volumes = new RollingSum(length);
        }

        @Override
        public void next(Bar b) {
            double flow = flows.next(flow(b));
            double volume = volumes.next(b.volume);
            out[0] = volume == 0 ? Double.NaN : flow / volume;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            flows.transfer(transfer);
            volumes.transfer(transfer);
        }
    }

    static final class Force extends Calculation {

        private final Ema average;
        private final Previous close = new Previous();

        Force(int length) {
            super(1);
            average = new Ema(length);
        }

        @Override
        public void next(Bar b) {
            out[0] = average.next((b.close - close.swap(b.close)) * b.volume);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            average.transfer(transfer);
            close.transfer(transfer);
        }
    }

    static final class Ease extends Calculation {

        private final Sma average;
        private final double divisor;
        private final Previous middle = new Previous();

        Ease(int length, double divisor) {
            super(1);
            this.average = new Sma(length);
            this.divisor = divisor;
        }

        @Override
        public void next(Bar b) {
            double now = (b.high + b.low) / 2;
            double moved = now - middle.swap(now);
            double ease = divisor * moved * (b.high - b.low) / b.volume;
            out[0] = average.next(b.volume == 0 ? 0 * moved : ease);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            average.transfer(transfer);
            middle.transfer(transfer);
        }
    }

    static final class VolumeIndex extends Calculation {

        private final int direction;
        private final Previous close = new Previous();
        private final Previous volume = new Previous();
        private double index = 1000;

        VolumeIndex(int direction) {
            super(1);
            this.direction = direction;
        }

        @Override
        public void next(Bar b) {
            double before = close.swap(b.close);
            double change = direction * (b.volume - volume.swap(b.volume));
            double moved = index * (b.close / before);
            // an index of 0 would never move again
            if (change > 0 && Line.usable(moved) && moved != 0) {
                index = moved;
            }
            out[0] = index;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            close.transfer(transfer);
            volume.transfer(transfer);
            index = transfer.exchange(index);
        }
    }

    static final class PriceVolume extends Calculation {

        private final Previous close = new Previous();
        private double sum;

        PriceVolume() {
            super(1);
        }

        @Override
        public void next(Bar b) {
            double before = close.swap(b.close);
            double part = b.volume * ((b.close - before) / before);
            sum += Line.usable(part) ? part : 0;
            out[0] = sum;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            close.transfer(transfer);
            sum = transfer.exchange(sum);
        }
    }

    static final class Oscillator extends Calculation {

        private final Ema fast;
        private final Ema slow;

        Oscillator(int fast, int slow) {
            super(1);
            this.fast = new Ema(fast);
            this.slow = new Ema(slow);
        }

        @Override
        public void next(Bar b) {
            double base = slow.next(b.volume);
            out[0] = 100 * (fast.next(b.volume) - base) / base;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            fast.transfer(transfer);
            slow.transfer(transfer);
        }
    }

    static final class Relative extends Calculation {

        private final Sma average;
        private final Delay before = new Delay(1);

        Relative(int length) {
            super(1);
            average = new Sma(length);
        }

        @Override
        public void next(Bar b) {
            double usual = average.next(before.next(b.volume));
            out[0] = usual == 0 ? Double.NaN : b.volume / usual;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            average.transfer(transfer);
            before.transfer(transfer);
        }
    }

    static final class CumulativeDelta extends Calculation {

        private final Sessions sessions;
        private double sum;

        CumulativeDelta(Sessions sessions) {
            super(2);
            this.sessions = sessions;
        }

        @Override
        public void next(Bar b) {
            if (sessions.begins(b.time)) {
                sum = 0;
            }
            sum += b.delta;
            out[0] = sum;
            out[1] = b.delta;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            sessions.transfer(transfer);
            sum = transfer.exchange(sum);
        }
    }
}
