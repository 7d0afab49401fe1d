package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.MOMENTUM;
import static io.aibotiyi.indicators.Output.Style.HISTOGRAM;
import static io.aibotiyi.indicators.Output.Style.LINE;

import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.Settings;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.Averages;
import io.aibotiyi.indicators.blocks.Chain;
import io.aibotiyi.indicators.blocks.Delay;
import io.aibotiyi.indicators.blocks.RateOfChange;
import io.aibotiyi.indicators.blocks.Sma;
import java.util.List;

/** Differences of averages and rates of change. */
final class Oscillators {

    private Oscillators() {}

    static List<Indicator> all() {
        return List.of(
                macd(), ppo(), apo(), trix(), roc(), momentum(), dpo(), coppock(), kst(), tsi());
    }

    private static Indicator macd() {
        return IndicatorBuilder.named("macd", "Moving Average Convergence Divergence", MOMENTUM)
                .length("fast", "Fast", 12)
                .length("slow", "Slow", 26)
                .length("signal", "Signal", 9)
                .own("macd", "MACD", LINE)
                .from(s -> slower(s.whole("fast"), s.whole("slow")))
                .own("signal", "Signal", LINE)
                .from(s -> slower(s.whole("fast"), s.whole("slow")) + s.whole("signal") - 1)
                .own("histogram", "Histogram", HISTOGRAM)
                .from(s -> slower(s.whole("fast"), s.whole("slow")) + s.whole("signal") - 1)
                .guides(0.0)
                .says(
                        "EMA(fast) − EMA(slow); signal = EMA of it; histogram = macd − signal",
                        "Each EMA seeded with the mean of its own first inputs:"
                                + " Stock.Indicators. TA-Lib seeds the fast EMA later, with the"
                                + " slow one.")
                .series(s ->
                        new Macd(
                                new Ema(s.whole("fast")),
                                new Ema(s.whole("slow")),
                                new Ema(s.whole("signal")),
                                false));
    }

    private static int slower(int fast, int slow) {
        return Math.max(fast, slow) - 1;
    }

    private static Indicator ppo() {
        return IndicatorBuilder.named("ppo", "Percentage Price Oscillator", MOMENTUM)
                .length("fast", "Fast", 12)
                .length("slow", "Slow", 26)
                .length("signal", "Signal", 9)
                .choice("average", "Average", Averages.names("ema"))
                .own("ppo", "PPO", LINE)
                .from(s -> later(s.choice("average"), s.whole("fast"), s.whole("slow")))
                .own("signal", "Signal", LINE)
                .from(s ->
                        later(s.choice("average"), s.whole("fast"), s.whole("slow"))
                                + s.whole("signal")
                                - 1)
                .own("histogram", "Histogram", HISTOGRAM)
                .from(s ->
                        later(s.choice("average"), s.whole("fast"), s.whole("slow"))
                                + s.whole("signal")
                                - 1)
                .guides(0.0)
                .says(
                        "100·(MA(fast) − MA(slow)) / MA(slow); signal = EMA of it",
                        "As macd; with sma as TA-Lib. No value where MA(slow) is 0.")
                .series(s ->
                        new Macd(
                                Averages.of(s.choice("average"), s.whole("fast")),
                                Averages.of(s.choice("average"), s.whole("slow")),
                                new Ema(s.whole("signal")),
                                true));
    }

    private static int later(String average, int fast, int slow) {
        return Math.max(Averages.first(average, fast), Averages.first(average, slow));
    }

    private static Indicator apo() {
        return IndicatorBuilder.named("apo", "Absolute Price Oscillator", MOMENTUM)
                .length("fast", "Fast", 12)
                .length("slow", "Slow", 26)
                .choice("average", "Average", Averages.names("ema"))
                .own("apo", "APO", LINE)
                .from(s -> later(s.choice("average"), s.whole("fast"), s.whole("slow")))
                .guides(0.0)
                .says("MA(fast) − MA(slow)", "As macd; with sma as TA-Lib.")
                .series(s ->
                        SeriesCalculation.of(
                                new Difference(
                                        Averages.of(s.choice("average"), s.whole("fast")),
                                        Averages.of(s.choice("average"), s.whole("slow")))));
    }

    private static Indicator trix() {
        return IndicatorBuilder.named("trix", "TRIX", MOMENTUM)
                .length(15)
                .length("signal", "Signal", 9)
                .own("trix", "TRIX", LINE)
                .from(s -> 3 * (s.whole("length") - 1) + 1)
                .own("signal", "Signal", LINE)
                .from(s -> 3 * (s.whole("length") - 1) + s.whole("signal"))
                .guides(0.0)
                .says(
                        "one-bar change in percent of EMA(EMA(EMA)); signal = SMA of it",
                        "Each EMA seeded with the mean of its first inputs: TA-Lib.")
                .series(s -> {
                    int n = s.whole("length");
                    Line trix = new Chain(new Ema(n), new Ema(n), new Ema(n), new RateOfChange(1));
                    return new Signalled(trix, new Sma(s.whole("signal")));
                });
    }

    private static Indicator roc() {
        return IndicatorBuilder.named("roc", "Rate of Change", MOMENTUM)
                .length(10)
                .own("roc", "ROC", LINE)
                .from(s -> s.whole("length"))
                .guides(0.0)
                .says("100·(x / x[n] − 1)", "TA-Lib, Stock.Indicators; 0 where x[n] is 0.")
                .series(s -> SeriesCalculation.of(new RateOfChange(s.whole("length"))));
    }

    private static Indicator momentum() {
        return IndicatorBuilder.named("mom", "Momentum", MOMENTUM)
                .length(10)
                .own("mom", "Momentum", LINE)
                .from(s -> s.whole("length"))
                .guides(0.0)
                .says("x − x[n]", "TA-Lib.")
                .series(s ->
                        SeriesCalculation.of(
                                new Difference(new Delay(0), new Delay(s.whole("length")))));
    }

    private static Indicator dpo() {
        return IndicatorBuilder.named("dpo", "Detrended Price Oscillator", MOMENTUM)
                .length(20)
                .own("dpo", "DPO", LINE)
                .from(s -> s.whole("length") + s.whole("length") / 2)
                .guides(0.0)
                .says(
                        "x − SMA(n)[n/2 + 1]",
                        "Not centred: it looks back and never repaints. Stock.Indicators shows"
                                + " x[n/2 + 1] − SMA at the older bar instead.")
                .series(s -> {
                    int n = s.whole("length");
                    return SeriesCalculation.of(
                            new Difference(
                                    new Delay(0), new Chain(new Sma(n), new Delay(n / 2 + 1))));
                });
    }

    private static Indicator coppock() {
        return IndicatorBuilder.named("coppock", "Coppock Curve", MOMENTUM)
                .length("smoothing", "Smoothing", 10)
                .length("longer", "Long ROC", 14)
                .length("shorter", "Short ROC", 11)
                .own("coppock", "Coppock", LINE)
                .from(s ->
                        Math.max(s.whole("longer"), s.whole("shorter")) + s.whole("smoothing") - 1)
                .guides(0.0)
                .says("WMA(ROC(long) + ROC(short))", "Edwin Coppock, Barron's, 1962.")
                .series(s ->
                        SeriesCalculation.of(
                                new Coppock(
                                        s.whole("longer"),
                                        s.whole("shorter"),
                                        s.whole("smoothing"))));
    }

    private static Indicator kst() {
        return IndicatorBuilder.named("kst", "Know Sure Thing", MOMENTUM)
                .length("roc1", "ROC 1", 10)
                .length("roc2", "ROC 2", 15)
                .length("roc3", "ROC 3", 20)
                .length("roc4", "ROC 4", 30)
                .length("sma1", "Average 1", 10)
                .length("sma2", "Average 2", 10)
                .length("sma3", "Average 3", 10)
                .length("sma4", "Average 4", 15)
                .length("signal", "Signal", 9)
                .own("kst", "KST", LINE)
                .from(Kst::first)
                .own("signal", "Signal", LINE)
                .from(s -> Kst.first(s) + s.whole("signal") - 1)
                .guides(0.0)
                .says("Σ k·SMA(ROC(k)), k = 1 … 4; signal = SMA of it", "Martin Pring, 1992.")
                .series(s -> new Signalled(new Kst(s), new Sma(s.whole("signal"))));
    }

    private static Indicator tsi() {
        return IndicatorBuilder.named("tsi", "True Strength Index", MOMENTUM)
                .length("longer", "Long", 25)
                .length("shorter", "Short", 13)
                .length("signal", "Signal", 7)
                .own("tsi", "TSI", LINE)
                .from(s -> s.whole("longer") + s.whole("shorter") - 1)
                .own("signal", "Signal", LINE)
                .from(s -> s.whole("longer") + s.whole("shorter") + s.whole("signal") - 2)
                .guides(-25.0, 0.0, 25.0)
                .says(
                        "100·EMA(EMA(change, long), short) / EMA(EMA(|change|, long), short);"
                                + " signal = EMA of it",
                        "Each EMA seeded with the mean of its first inputs: Stock.Indicators."
                                + " 0 where nothing moved.")
                .series(s ->
                        new Signalled(
                                new TrueStrength(s.whole("longer"), s.whole("shorter")),
                                new Ema(s.whole("signal"))));
    }

    /** Difference of two averages with its signal. */
    private static final class Macd extends SeriesCalculation {

        private final Line fast;
        private final Line slow;
        private final Line signal;
        private final boolean percent;

        Macd(Line fast, Line slow, Line signal, boolean percent) {
            super(3);
            this.fast = fast;
            this.slow = slow;
            this.signal = signal;
            this.percent = percent;
        }

        @Override
        protected void next(double x) {
            double base = slow.next(x);
            double difference = fast.next(x) - base;
            out[0] = percent ? 100 * difference / base : difference;
            out[1] = signal.next(out[0]);
            out[2] = out[0] - out[1];
        }

        @Override
        public void transfer(StateTransfer transfer) {
            fast.transfer(transfer);
            slow.transfer(transfer);
            signal.transfer(transfer);
        }
    }

    /** One line less another, both of the same series. */
    private static final class Difference implements Line {

        private final Line first;
        private final Line second;

        Difference(Line first, Line second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public double next(double x) {
            double a = first.next(x);
            return a - second.next(x);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            first.transfer(transfer);
            second.transfer(transfer);
        }
    }

    private static final class Coppock implements Line {

        private final RateOfChange longer;
        private final RateOfChange shorter;
        private final Line smoothing;

        Coppock(int longer, int shorter, int smoothing) {
            this.longer = new RateOfChange(longer);
            this.shorter = new RateOfChange(shorter);
            this.smoothing = Averages.of("wma", smoothing);
        }

        @Override
        public double next(double x) {
            double sum = longer.next(x);
            sum += shorter.next(x);
            return smoothing.next(sum);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            longer.transfer(transfer);
            shorter.transfer(transfer);
            smoothing.transfer(transfer);
        }
    }

    private static final class Kst implements Line {

        private final Line[] parts = new Line[4];

        Kst(Settings s) {
            for (int k = 0; k < 4; k++) {
                parts[k] =
                        new Chain(
                                new RateOfChange(s.whole("roc" + (k + 1))),
                                new Sma(s.whole("sma" + (k + 1))));
            }
        }

        static int first(Settings s) {
            int first = 0;
            for (int k = 1; k <= 4; k++) {
                first = Math.max(first, s.whole("roc" + k) + s.whole("sma" + k) - 1);
            }
            return first;
        }

        @Override
        public double next(double x) {
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += (k + 1) * parts[k].next(x);
            }
            return sum;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            for (Line part : parts) {
                part.transfer(transfer);
            }
        }
    }

    private static final class TrueStrength implements Line {

        private final Line change;
        private final Line size;
        private double previous = Double.NaN;

        TrueStrength(int longer, int shorter) {
            change = new Chain(new Ema(longer), new Ema(shorter));
            size = new Chain(new Ema(longer), new Ema(shorter));
        }

        @Override
        public double next(double x) {
            if (!Line.usable(x)) {
                return Double.NaN;
            }
            double moved = x - previous;
            previous = x;
            double top = change.next(moved);
            double bottom = size.next(Math.abs(moved));
            return bottom == 0 ? 0 : 100 * top / bottom;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            change.transfer(transfer);
            size.transfer(transfer);
            previous = transfer.exchange(previous);
        }
    }
}
