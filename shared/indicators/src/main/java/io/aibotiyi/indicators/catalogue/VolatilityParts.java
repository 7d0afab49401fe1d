package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Atr;
import io.aibotiyi.indicators.blocks.Delay;
import io.aibotiyi.indicators.blocks.Extreme;
import io.aibotiyi.indicators.blocks.Moments;
import io.aibotiyi.indicators.blocks.RateOfChange;
import io.aibotiyi.indicators.blocks.RollingSum;
import io.aibotiyi.indicators.blocks.Sma;
import io.aibotiyi.indicators.blocks.TrueRange;

/** The calculations behind {@link Volatility}. */
final class VolatilityParts {

    private VolatilityParts() {}

    static final class Range extends Calculation {

        private final TrueRange range = new TrueRange();

        Range() {
            super(1);
        }

        @Override
        public void next(Bar b) {
            out[0] = range.next(b);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            range.transfer(transfer);
        }
    }

    static final class AverageRange extends Calculation {

        private final Atr atr;
        private final boolean percent;

        AverageRange(int length, boolean percent) {
            super(1);
            this.atr = new Atr(length);
            this.percent = percent;
        }

        @Override
        public void next(Bar b) {
            double average = atr.next(b);
            out[0] = percent ? 100 * average / b.close : average;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            atr.transfer(transfer);
        }
    }

    static final class Bollinger extends SeriesCalculation {

        private final Moments moments;
        private final double deviations;

        Bollinger(int length, double deviations) {
            super(5);
            this.moments = new Moments(length);
            this.deviations = deviations;
        }

        @Override
        protected void next(double x) {
            if (!moments.add(x)) {
                clear();
                return;
            }
            double middle = moments.mean();
            double away = deviations * moments.deviation();
            out[0] = middle + away;
            out[1] = middle;
            out[2] = middle - away;
            out[3] = (x - out[2]) / (out[0] - out[2]);
            out[4] = (out[0] - out[2]) / middle;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            moments.transfer(transfer);
        }
    }

    static final class Keltner extends Calculation {

        private final Line average;
        private final Atr atr;
        private final double multiplier;

        Keltner(Line average, int atr, double multiplier) {
            super(4);
            this.average = average;
            this.atr = new Atr(atr);
            this.multiplier = multiplier;
        }

        @Override
        public void next(Bar b) {
            double middle = average.next(b.close);
            double away = multiplier * atr.next(b);
            out[0] = middle + away;
            out[1] = Double.isNaN(away) ? Double.NaN : middle;
            out[2] = middle - away;
            out[3] = (out[0] - out[2]) / middle;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            average.transfer(transfer);
            atr.transfer(transfer);
        }
    }

    static final class Channel extends Calculation {

        private final Extreme highest;
        private final Extreme lowest;
        private final Delay laterHigh;
        private final Delay laterLow;

        /**
         * @param lag bars that the window lies back
         */
        Channel(int length, int lag) {
            super(3);
            highest = Extreme.highest(length);
            lowest = Extreme.lowest(length);
            laterHigh = new Delay(lag);
            laterLow = new Delay(lag);
        }

        @Override
        public void next(Bar b) {
            out[0] = laterHigh.next(highest.next(b.high));
            out[2] = laterLow.next(lowest.next(b.low));
            out[1] = (out[0] + out[2]) / 2;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            highest.transfer(transfer);
            lowest.transfer(transfer);
            laterHigh.transfer(transfer);
            laterLow.transfer(transfer);
        }
    }

    static final class Historical implements Line {

        private final Moments changes;
        private final double scale;
        private double previous = Double.NaN;

        Historical(int length, double barsInAYear) {
            changes = new Moments(length);
            scale = 100 * Math.sqrt(barsInAYear);
        }

        @Override
        public double next(double x) {
            if (!Line.usable(x)) {
                return Double.NaN;
            }
            double change = x > 0 && previous > 0 ? Math.log(x / previous) : Double.NaN;
            previous = x;
            return changes.add(change) ? scale * changes.sampleDeviation() : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            changes.transfer(transfer);
            previous = transfer.exchange(previous);
        }
    }

    static final class Chaikin extends Calculation {

        private final Ema range;
        private final RateOfChange change;

        Chaikin(int length, int roc) {
            super(1);
            range = new Ema(length);
            change = new RateOfChange(roc);
        }

        @Override
        public void next(Bar b) {
            out[0] = change.next(range.next(b.high - b.low));
        }

        @Override
        public void transfer(StateTransfer transfer) {
            range.transfer(transfer);
            change.transfer(transfer);
        }
    }

    static final class Ulcer implements Line {

        private final Extreme highest;
        private final Sma squares;

        Ulcer(int length) {
            highest = Extreme.highest(length);
            squares = new Sma(length);
        }

        @Override
        public double next(double x) {
            double top = highest.next(x);
            double drawdown = top == 0 ? 0 : 100 * (x - top) / top;
            return Math.sqrt(Math.max(0, squares.next(drawdown * drawdown)));
        }

        @Override
        public void transfer(StateTransfer transfer) {
            highest.transfer(transfer);
            squares.transfer(transfer);
        }
    }

    static final class Mass extends Calculation {

        private final Ema single;
        private final Ema twice;
        private final RollingSum sum;

        Mass(int ema, int length) {
            super(1);
            single = new Ema(ema);
            twice = new Ema(ema);
            sum = new RollingSum(length);
        }

        @Override
        public void next(Bar b) {
            double top = single.next(b.high - b.low);
            double bottom = twice.next(top);
            out[0] = sum.next(bottom == 0 ? 1 : top / bottom);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            single.transfer(transfer);
            twice.transfer(transfer);
            sum.transfer(transfer);
        }
    }

    static final class Choppiness extends Calculation {

        private final TrueRange range = new TrueRange();
        private final RollingSum sum;
        private final Extreme highest;
        private final Extreme lowest;
        private final double scale;

        Choppiness(int length) {
            super(1);
            sum = new RollingSum(length);
            highest = Extreme.highest(length);
            lowest = Extreme.lowest(length);
            scale = 100 / Math.log10(length);
        }

        @Override
        public void next(Bar b) {
            double spread = highest.next(b.high) - lowest.next(b.low);
            double travelled = sum.next(range.next(b));
            out[0] =
                    spread > 0 && travelled > 0
                            ? scale * Math.log10(travelled / spread)
                            : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            range.transfer(transfer);
            sum.transfer(transfer);
            highest.transfer(transfer);
            lowest.transfer(transfer);
        }
    }
}
