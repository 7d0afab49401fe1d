package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;
import io.aibotiyi.indicators.blocks.Chain;
import io.aibotiyi.indicators.blocks.Extreme;
import io.aibotiyi.indicators.blocks.Rsi;
import io.aibotiyi.indicators.blocks.Sma;

/** The calculations that place a price within the range of a window. */
final class Stochastics {

    private Stochastics() {}

    /** Highest high and lowest low of a window. */
    static final class Window implements Stateful {

        private final Extreme highest;
        private final Extreme lowest;
        double top;
        double bottom;

        Window(int length) {
            highest = Extreme.highest(length);
            lowest = Extreme.lowest(length);
        }

        void next(double high, double low) {
            top = highest.next(high);
            bottom = lowest.next(low);
        }

        /** Where x lies, 0 to 1; 0 without range, NaN before the window is full. */
        double position(double x) {
            double range = top - bottom;
            return range == 0 ? 0 : (x - bottom) / range;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            highest.transfer(transfer);
            lowest.transfer(transfer);
        }
    }

    static final class OfBars extends Calculation {

        private final Window window;
        private final Sma smooth;
        private final Sma signal;

        OfBars(int length, int smooth, int signal, int outputs) {
            super(outputs);
            window = new Window(length);
            this.smooth = new Sma(smooth);
            this.signal = new Sma(signal);
        }

        @Override
        public void next(Bar b) {
            window.next(b.high, b.low);
            out[0] = smooth.next(100 * window.position(b.close));
            out[1] = signal.next(out[0]);
            if (out.length == 3) {
                out[2] = 3 * out[0] - 2 * out[1];
            }
        }

        @Override
        public void transfer(StateTransfer transfer) {
            window.transfer(transfer);
            smooth.transfer(transfer);
            signal.transfer(transfer);
        }
    }

    static final class OfRsi extends SeriesCalculation {

        private final Rsi rsi;
        private final Window window;
        private final Sma smooth;
        private final Sma signal;

        OfRsi(int rsi, int length, int smooth, int signal) {
            super(2);
            this.rsi = new Rsi(rsi);
            this.window = new Window(length);
            this.smooth = new Sma(smooth);
            this.signal = new Sma(signal);
        }

        @Override
        protected void next(double x) {
            double strength = rsi.next(x);
            window.next(strength, strength);
            out[0] = smooth.next(100 * window.position(strength));
            out[1] = signal.next(out[0]);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            rsi.transfer(transfer);
            window.transfer(transfer);
            smooth.transfer(transfer);
            signal.transfer(transfer);
        }
    }

    static final class Williams extends Calculation {

        private final Window window;

        Williams(int length) {
            super(1);
            window = new Window(length);
        }

        @Override
        public void next(Bar b) {
            window.next(b.high, b.low);
            double range = window.top - window.bottom;
            out[0] = range == 0 ? 0 : -100 * ((window.top - b.close) / range);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            window.transfer(transfer);
        }
    }

    static final class MomentumIndex extends Calculation {

        private final Window window;
        private final Chain distance;
        private final Chain range;
        private final Ema signal;

        MomentumIndex(int length, int first, int second, int signal) {
            super(2);
            window = new Window(length);
            distance = new Chain(new Ema(first), new Ema(second));
            range = new Chain(new Ema(first), new Ema(second));
            this.signal = new Ema(signal);
        }

        @Override
        public void next(Bar b) {
            window.next(b.high, b.low);
            double away = distance.next(b.close - (window.top + window.bottom) / 2);
            double half = range.next(window.top - window.bottom) / 2;
            out[0] = half == 0 ? 0 : 100 * away / half;
            out[1] = signal.next(out[0]);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            window.transfer(transfer);
            distance.transfer(transfer);
            range.transfer(transfer);
            signal.transfer(transfer);
        }
    }
}
