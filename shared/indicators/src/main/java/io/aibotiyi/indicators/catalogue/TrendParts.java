package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Atr;
import io.aibotiyi.indicators.blocks.Extreme;
import io.aibotiyi.indicators.blocks.Previous;
import io.aibotiyi.indicators.blocks.Ring;
import io.aibotiyi.indicators.blocks.RollingSum;
import io.aibotiyi.indicators.blocks.TrueRange;
import io.aibotiyi.indicators.blocks.Wilder;

/** The calculations behind {@link Trend} that need no file of their own. */
final class TrendParts {

    private TrendParts() {}

    static final class Aroon extends Calculation {

        private final Extreme highest;
        private final Extreme lowest;
        private final double length;
        private final boolean oscillator;

        Aroon(int length, boolean oscillator) {
            super(oscillator ? 1 : 2);
            this.highest = Extreme.highest(length + 1);
            this.lowest = Extreme.lowest(length + 1);
            this.length = length;
            this.oscillator = oscillator;
        }

        @Override
        public void next(Bar b) {
            boolean full = !Double.isNaN(highest.next(b.high));
            lowest.next(b.low);
            if (!full) {
                clear();
                return;
            }
            double up = 100 * (length - highest.age()) / length;
            double down = 100 * (length - lowest.age()) / length;
            if (oscillator) {
                out[0] = up - down;
            } else {
                out[0] = up;
                out[1] = down;
            }
        }

        @Override
        public void transfer(StateTransfer transfer) {
            highest.transfer(transfer);
            lowest.transfer(transfer);
        }
    }

    static final class Vortex extends Calculation {

        private final RollingSum plus;
        private final RollingSum minus;
        private final RollingSum ranges;
        private final TrueRange range = new TrueRange();
        private final Previous high = new Previous();
        private final Previous low = new Previous();

        Vortex(int length) {
            super(2);
            plus = new RollingSum(length);
            minus = new RollingSum(length);
            ranges = new RollingSum(length);
        }

        @Override
        public void next(Bar b) {
            double up = plus.next(Math.abs(b.high - low.swap(b.low)));
            double down = minus.next(Math.abs(b.low - high.swap(b.high)));
            double all = ranges.next(range.next(b));
            out[0] = all > 0 ? up / all : Double.NaN;
            out[1] = all > 0 ? down / all : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            plus.transfer(transfer);
            minus.transfer(transfer);
            ranges.transfer(transfer);
            range.transfer(transfer);
            high.transfer(transfer);
            low.transfer(transfer);
        }
    }

    static final class SuperTrend extends Calculation {

        private final Atr atr;
        private final double multiplier;
        private double upper = Double.NaN;
        private double lower = Double.NaN;
        private double previousClose;
        private boolean rising;

        SuperTrend(int length, double multiplier) {
            super(3);
            this.atr = new Atr(length);
            this.multiplier = multiplier;
        }

        @Override
        public void next(Bar b) {
            clear();
            double range = atr.next(b);
            if (!Double.isNaN(range)) {
                follow(b, (b.high + b.low) / 2, multiplier * range);
            }
            previousClose = b.close;
        }

        private void follow(Bar b, double middle, double away) {
            if (Double.isNaN(upper)) {
                rising = b.close >= middle;
                upper = middle + away;
                lower = middle - away;
            }
            if (middle + away < upper || previousClose > upper) {
                upper = middle + away;
            }
            if (middle - away > lower || previousClose < lower) {
                lower = middle - away;
            }
            rising = b.close > (rising ? lower : upper);
            out[0] = rising ? lower : upper;
            out[rising ? 2 : 1] = out[0];
        }

        @Override
        public void transfer(StateTransfer transfer) {
            atr.transfer(transfer);
            upper = transfer.exchange(upper);
            lower = transfer.exchange(lower);
            previousClose = transfer.exchange(previousClose);
            rising = transfer.exchange(rising);
        }
    }

    static final class Ichimoku extends Calculation {

        private final Stochastics.Window conversion;
        private final Stochastics.Window base;
        private final Stochastics.Window span;

        Ichimoku(int conversion, int base, int span) {
            super(5);
            this.conversion = new Stochastics.Window(conversion);
            this.base = new Stochastics.Window(base);
            this.span = new Stochastics.Window(span);
        }

        @Override
        public void next(Bar b) {
            conversion.next(b.high, b.low);
            base.next(b.high, b.low);
            span.next(b.high, b.low);
            out[0] = (conversion.top + conversion.bottom) / 2;
            out[1] = (base.top + base.bottom) / 2;
            out[2] = (out[0] + out[1]) / 2;
            out[3] = (span.top + span.bottom) / 2;
            out[4] = b.close;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            conversion.transfer(transfer);
            base.transfer(transfer);
            span.transfer(transfer);
        }
    }

    static final class Chandelier extends Calculation {

        private final Stochastics.Window window;
        private final Atr atr;
        private final double multiplier;

        Chandelier(int length, double multiplier) {
            super(2);
            this.window = new Stochastics.Window(length);
            this.atr = new Atr(length);
            this.multiplier = multiplier;
        }

        @Override
        public void next(Bar b) {
            window.next(b.high, b.low);
            double away = multiplier * atr.next(b);
            out[0] = window.top - away;
            out[1] = window.bottom + away;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            window.transfer(transfer);
            atr.transfer(transfer);
        }
    }

    static final class Alligator extends Calculation {

        private final Wilder[] lines;

        Alligator(int jaw, int teeth, int lips) {
            super(3);
            lines = new Wilder[] {new Wilder(jaw), new Wilder(teeth), new Wilder(lips)};
        }

        @Override
        public void next(Bar b) {
            double x = (b.high + b.low) / 2;
            for (int i = 0; i < 3; i++) {
                out[i] = lines[i].next(x);
            }
        }

        @Override
        public void transfer(StateTransfer transfer) {
            for (Wilder line : lines) {
                line.transfer(transfer);
            }
        }
    }

    static final class Fractals extends Calculation {

        private final int wing;
        private final Ring highs;
        private final Ring lows;

        Fractals(int wing) {
            super(2);
            this.wing = wing;
            highs = new Ring(2 * wing + 1);
            lows = new Ring(2 * wing + 1);
        }

        @Override
        public void next(Bar b) {
            highs.push(b.high);
            lows.push(b.low);
            clear();
            if (!highs.isFull()) {
                return;
            }
            boolean top = true;
            boolean bottom = true;
            for (int i = 0; i <= 2 * wing; i++) {
                if (i != wing) {
                    top &= highs.ago(i) < highs.ago(wing);
                    bottom &= lows.ago(i) > lows.ago(wing);
                }
            }
            out[0] = top ? highs.ago(wing) : Double.NaN;
            out[1] = bottom ? lows.ago(wing) : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            highs.transfer(transfer);
            lows.transfer(transfer);
        }
    }
}
