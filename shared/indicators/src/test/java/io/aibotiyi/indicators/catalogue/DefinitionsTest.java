package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.catalogue.Naive.atr;
import static io.aibotiyi.indicators.catalogue.Naive.change;
import static io.aibotiyi.indicators.catalogue.Naive.cumulated;
import static io.aibotiyi.indicators.catalogue.Naive.ema;
import static io.aibotiyi.indicators.catalogue.Naive.highest;
import static io.aibotiyi.indicators.catalogue.Naive.lowest;
import static io.aibotiyi.indicators.catalogue.Naive.map;
import static io.aibotiyi.indicators.catalogue.Naive.minus;
import static io.aibotiyi.indicators.catalogue.Naive.rma;
import static io.aibotiyi.indicators.catalogue.Naive.roc;
import static io.aibotiyi.indicators.catalogue.Naive.rsi;
import static io.aibotiyi.indicators.catalogue.Naive.shift;
import static io.aibotiyi.indicators.catalogue.Naive.sma;
import static io.aibotiyi.indicators.catalogue.Naive.sums;
import static io.aibotiyi.indicators.catalogue.Naive.trueRange;
import static io.aibotiyi.indicators.catalogue.Naive.window;
import static io.aibotiyi.indicators.catalogue.Naive.wma;
import static io.aibotiyi.indicators.catalogue.Naive.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What neither published values nor TA-Lib cover, and what TA-Lib resolves poorly, beside plain
 * formulas written from the definitions ({@link Naive}), over a random walk with flat bars and bars
 * without volume.
 */
class DefinitionsTest {

    private final Samples s = Samples.randomWalk(77, 600);
    private final double[] x = s.close();
    private final double[] h = s.high();
    private final double[] l = s.low();
    private final double[] v = s.volume();
    private final double[] middle = zip(h, l, (a, b) -> (a + b) / 2);
    private final double[] typical = zip(zip(h, l, Double::sum), x, (a, b) -> (a + b) / 3);

    private void check(double[] expected, String id, int output, Object... settings) {
        check(1e-9, expected, id, output, settings);
    }

    private void check(
            double rounding, double[] expected, String id, int output, Object... settings) {
        Compared.equal(
                id + " " + output,
                expected,
                Compared.ours(s, id, settings)[output],
                0,
                rounding * 1e-2);
    }

    private static double[] finite(double[] values) {
        return map(values, y -> Double.isFinite(y) ? y : Double.NaN);
    }

    @Test
    void averages() {
        for (int n : new int[] {5, 16}) {
            double[] twice = minus(map(wma(x, n / 2), y -> 2 * y), wma(x, n));
            check(wma(twice, (int) Math.sqrt(n)), "hma", 0, "length", n);
            check(rma(x, n), "rma", 0, "length", n);
            double[] ahead = minus(map(x, y -> 2 * y), shift(x, (n - 1) / 2));
            check(ema(ahead, n), "zlema", 0, "length", n);
            double[] money = sums(zip(x, v, (a, b) -> a * b), n);
            check(finite(zip(money, sums(v, n), (a, b) -> a / b)), "vwma", 0, "length", n);
        }
        check(map(sma(x, 20), y -> y * 1.025), "envelopes", 0);
        check(map(sma(x, 20), y -> y * 0.975), "envelopes", 2);
    }

    @Test
    void averagesUnderAGaussian() {
        double[] expected =
                window(
                        x,
                        9,
                        w -> {
                            double top = 0;
                            double bottom = 0;
                            for (int i = 0; i < 9; i++) {
                                double weight =
                                        Math.exp(-Math.pow(i - 0.85 * 8, 2) / (2 * 1.5 * 1.5));
                                top += weight * w[i];
                                bottom += weight;
                            }
                            return top / bottom;
                        });
        check(expected, "alma", 0);
    }

    @Test
    void mcGinley() {
        double[] expected = new double[x.length];
        expected[0] = x[0];
        for (int i = 1; i < x.length; i++) {
            double before = expected[i - 1];
            expected[i] = before + (x[i] - before) / (0.6 * 14 * Math.pow(x[i] / before, 4));
        }
        check(expected, "mcginley", 0);
    }

    @Test
    void momentum() {
        check(minus(x, shift(sma(x, 20), 11)), "dpo", 0);
        check(wma(zip(roc(x, 14), roc(x, 11), Double::sum), 10), "coppock", 0);
        double[] kst = new double[x.length];
        int[][] parts = {{10, 10}, {15, 10}, {20, 10}, {30, 15}};
        for (int k = 0; k < 4; k++) {
            int weight = k + 1;
            kst = zip(kst, sma(roc(x, parts[k][0]), parts[k][1]), (a, b) -> a + weight * b);
        }
        check(kst, "kst", 0);
        check(sma(kst, 9), "kst", 1);
        double[] top = ema(ema(change(x), 25), 13);
        double[] bottom = ema(ema(map(change(x), Math::abs), 25), 13);
        double[] tsi = zip(top, bottom, (a, b) -> 100 * a / b);
        check(tsi, "tsi", 0);
        check(ema(tsi, 7), "tsi", 1);
        double[] up = sums(map(change(x), y -> y < 0 ? 0 : y), 14);
        double[] down = sums(map(change(x), y -> y > 0 ? 0 : -y), 14);
        check(zip(up, down, (a, b) -> 100 * (a - b) / (a + b)), "cmo", 0);
        check(sma(roc(ema(ema(ema(x, 15), 15), 15), 1), 9), "trix", 1);
    }

    @Test
    void percentageOscillatorWithItsSignal() {
        double[] ppo = zip(ema(x, 12), ema(x, 26), (a, b) -> 100 * (a - b) / b);
        check(ppo, "ppo", 0);
        check(ema(ppo, 9), "ppo", 1);
        check(minus(ppo, ema(ppo, 9)), "ppo", 2);
    }

    @Test
    void ofWholeBars() {
        double[] ao = minus(sma(middle, 5), sma(middle, 34));
        check(ao, "ao", 0);
        check(minus(ao, sma(ao, 5)), "ac", 0);
        check(minus(h, ema(x, 13)), "elder", 0);
        check(minus(l, ema(x, 13)), "elder", 1);
        double[] top = sums(symmetric(minus(x, s.open())), 10);
        double[] bottom = sums(symmetric(minus(h, l)), 10);
        double[] rvi = zip(top, bottom, (a, b) -> a / b);
        check(rvi, "rvi", 0);
        check(symmetric(rvi), "rvi", 1);
        double[] balance = zip(minus(x, s.open()), minus(h, l), (a, b) -> b == 0 ? 0 : a / b);
        check(sma(balance, 14), "bop", 0);
    }

    private static double[] symmetric(double[] y) {
        return window(y, 4, w -> (w[0] + 2 * w[1] + 2 * w[2] + w[3]) / 6);
    }

    @Test
    void stochasticMomentum() {
        double[] high = highest(h, 13);
        double[] low = lowest(l, 13);
        double[] away = minus(x, zip(high, low, (a, b) -> (a + b) / 2));
        double[] smi =
                zip(
                        ema(ema(away, 25), 2),
                        ema(ema(minus(high, low), 25), 2),
                        (a, b) -> 100 * a / (b / 2));
        check(smi, "smi", 0);
        check(ema(smi, 3), "smi", 1);
    }

    @Test
    void fisher() {
        double[] top = highest(middle, 10);
        double[] bottom = lowest(middle, 10);
        double[] expected = new double[x.length];
        Arrays.fill(expected, Double.NaN);
        double value = 0;
        double before = 0;
        for (int i = 9; i < x.length; i++) {
            double position = (middle[i] - bottom[i]) / (top[i] - bottom[i]) - 0.5;
            value = 0.33 * 2 * position + 0.67 * value;
            value = value > 0.999 ? 0.999 : value < -0.999 ? -0.999 : value;
            before = 0.5 * Math.log((1 + value) / (1 - value)) + 0.5 * before;
            expected[i] = before;
        }
        check(expected, "fisher", 0);
        check(shift(expected, 1), "fisher", 1);
    }

    @Test
    void connors() {
        double[] streak = new double[x.length];
        for (int i = 1; i < x.length; i++) {
            double sign = Math.signum(x[i] - x[i - 1]);
            streak[i] =
                    sign == 0
                            ? 0
                            : sign == Math.signum(streak[i - 1]) ? streak[i - 1] + sign : sign;
        }
        double[] rank = rank(roc(x, 1), 100);
        double[] expected = zip(zip(rsi(x, 3), rsi(streak, 2), Double::sum), rank, Double::sum);
        check(map(expected, y -> y / 3), "connorsrsi", 0);
        check(rank(x, 100), "percentrank", 0);
    }

    private static double[] rank(double[] y, int n) {
        return window(
                y, n + 1, w -> 100.0 * Arrays.stream(w, 0, n).filter(a -> a < w[n]).count() / n);
    }

    @Test
    void volatility() {
        check(shift(highest(h, 20), 1), "pricechannel", 0);
        check(shift(lowest(l, 20), 1), "pricechannel", 2);
        double[] changes = map(zip(x, shift(x, 1), (a, b) -> a / b), Math::log);
        double[] deviation = window(changes, 20, w -> Math.sqrt(Naive.variance(w) * 20 / 19));
        check(map(deviation, y -> 100 * Math.sqrt(365) * y), "hv", 0);
        check(roc(ema(minus(h, l), 10), 10), "chaikinvol", 0);
        double[] drawdown = zip(x, highest(x, 14), (a, b) -> 100 * (a - b) / b);
        check(map(sma(map(drawdown, y -> y * y), 14), Math::sqrt), "ulcer", 0);
        double[] once = ema(minus(h, l), 9);
        check(sums(zip(once, ema(once, 9), (a, b) -> a / b), 25), "massindex", 0);
        double[] spread = minus(highest(h, 14), lowest(l, 14));
        double[] chop =
                zip(
                        sums(tail(trueRange(s)), 14),
                        spread,
                        (a, b) -> 100 * Math.log10(a / b) / Math.log10(14));
        check(chop, "chop", 0);
        check(map(window(x, 20, Naive::variance), Math::sqrt), "stddev", 0);
        check(window(x, 20, Naive::variance), "variance", 0);
    }

    /** Without the first bar, which has no close before it. */
    private static double[] tail(double[] range) {
        double[] out = range.clone();
        out[0] = Double.NaN;
        return out;
    }

    @Test
    void trend() {
        double[] ranges = sums(tail(trueRange(s)), 14);
        double[] plus = sums(map(minus(h, shift(l, 1)), Math::abs), 14);
        double[] minus = sums(map(minus(l, shift(h, 1)), Math::abs), 14);
        check(zip(plus, ranges, (a, b) -> a / b), "vortex", 0);
        check(zip(minus, ranges, (a, b) -> a / b), "vortex", 1);
        double[] away = map(atr(s, 22), y -> 3 * y);
        check(minus(highest(h, 22), away), "chandelier", 0);
        check(zip(lowest(l, 22), away, Double::sum), "chandelier", 1);
        check(rma(middle, 13), "alligator", 0);
        check(rma(middle, 8), "alligator", 1);
        check(rma(middle, 5), "alligator", 2);
    }

    @Test
    void fractals() {
        double[] bear = new double[x.length];
        double[] bull = new double[x.length];
        Arrays.fill(bear, Double.NaN);
        Arrays.fill(bull, Double.NaN);
        for (int i = 4; i < x.length; i++) {
            int at = i - 2;
            boolean top = h[at] > h[at - 1] && h[at] > h[at - 2];
            boolean bottom = l[at] < l[at - 1] && l[at] < l[at - 2];
            if (top && h[at] > h[at + 1] && h[at] > h[at + 2]) {
                bear[i] = h[at];
            }
            if (bottom && l[at] < l[at + 1] && l[at] < l[at + 2]) {
                bull[i] = l[at];
            }
        }
        check(bear, "fractals", 0);
        check(bull, "fractals", 1);
    }

    @Test
    void volume() {
        double[] range = minus(h, l);
        double[] share = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            share[i] = range[i] == 0 ? 0 : v[i] * (2 * x[i] - h[i] - l[i]) / range[i];
        }
        check(1e-6, finite(zip(sums(share, 20), sums(v, 20), (a, b) -> a / b)), "cmf", 0);
        check(1e-6, ema(zip(change(x), v, (a, b) -> a * b), 13), "force", 0);
        double[] ease = zip(change(middle), range, (a, b) -> 10_000 * a * b);
        ease = zip(ease, v, (a, b) -> Double.isNaN(a) ? a : b == 0 ? 0 : a / b);
        check(sma(ease, 14), "eom", 0);
        double[] returns = zip(x, shift(x, 1), (a, b) -> (a - b) / b);
        check(1e-6, cumulated(zip(returns, v, (a, b) -> a * b), 0), "pvt", 0);
        check(index(returns, -1), "nvi", 0);
        check(index(returns, 1), "pvi", 0);
        check(zip(ema(v, 5), ema(v, 10), (a, b) -> 100 * (a - b) / b), "volosc", 0);
        check(zip(v, shift(sma(v, 20), 1), (a, b) -> a / b), "rvol", 0);
        check(1e-6, cumulated(s.delta(), 0), "cvd", 0);
    }

    private double[] index(double[] returns, int direction) {
        double[] out = new double[x.length];
        out[0] = 1000;
        for (int i = 1; i < x.length; i++) {
            boolean counts = Math.signum(v[i] - v[i - 1]) == direction;
            out[i] = out[i - 1] * (counts ? 1 + returns[i] : 1);
        }
        return out;
    }

    @Test
    void klinger() {
        double[] force = new double[x.length];
        Arrays.fill(force, Double.NaN);
        int[] trend = new int[x.length];
        double[] range = minus(h, l);
        double cumulated = 0;
        for (int i = 1; i < x.length; i++) {
            trend[i] = h[i] + l[i] + x[i] > h[i - 1] + l[i - 1] + x[i - 1] ? 1 : -1;
            if (i > 1) {
                cumulated = range[i] + (trend[i] == trend[i - 1] ? cumulated : range[i - 1]);
                double part =
                        range[i] == cumulated || v[i] == 0
                                ? 0
                                : range[i] == 0 ? 2 : Math.abs(2 * (range[i] / cumulated - 1));
                force[i] = 100 * v[i] * part * trend[i];
            }
        }
        double[] kvo = minus(ema(force, 34), ema(force, 55));
        check(1e-3, kvo, "kvo", 0);
        check(1e-3, ema(kvo, 13), "kvo", 1);
    }

    @Test
    void sessionAndAnchoredVwapWithBands() {
        for (int from : new int[] {0, 100}) {
            double[][] expected = new double[3][x.length];
            int start = 0;
            for (int i = 0; i < x.length; i++) {
                boolean newDay =
                        i == 0
                                || s.time()[i] / 86_400_000_000_000L
                                        != s.time()[i - 1] / 86_400_000_000_000L;
                start = from > 0 ? from : newDay ? i : start;
                weighted(expected, start, i);
            }
            Object[] anchor = {"anchor", s.time()[100]};
            for (int k = 0; k < 3; k++) {
                check(
                        1e-4,
                        expected[k],
                        from > 0 ? "avwap" : "vwap",
                        k,
                        from > 0 ? anchor : new Object[0]);
            }
        }
    }

    private void weighted(double[][] out, int start, int i) {
        double volume = 0;
        double sum = 0;
        for (int k = start; k <= i; k++) {
            volume += v[k];
            sum += v[k] * typical[k];
        }
        double mean = i < start || volume == 0 ? Double.NaN : sum / volume;
        double squares = 0;
        for (int k = start; k <= i; k++) {
            squares += v[k] * (typical[k] - mean) * (typical[k] - mean);
        }
        double deviation = Math.sqrt(squares / volume);
        out[0][i] = mean;
        out[1][i] = mean + deviation;
        out[2][i] = mean - deviation;
    }

    @Test
    void heikinAshi() {
        double[][] expected = new double[4][x.length];
        for (int i = 0; i < x.length; i++) {
            double close = (s.open()[i] + h[i] + l[i] + x[i]) / 4;
            double open =
                    i == 0
                            ? (s.open()[0] + x[0]) / 2
                            : (expected[0][i - 1] + expected[3][i - 1]) / 2;
            expected[0][i] = open;
            expected[1][i] = Math.max(h[i], Math.max(open, close));
            expected[2][i] = Math.min(l[i], Math.min(open, close));
            expected[3][i] = close;
        }
        for (int k = 0; k < 4; k++) {
            check(expected[k], "heikinashi", k);
        }
    }

    @Test
    void pivotsOfTheDayBefore() {
        double[] r1 = new double[x.length];
        double[] s3 = new double[x.length];
        double[] r4 = new double[x.length];
        double[] r2 = new double[x.length];
        Arrays.fill(r1, Double.NaN);
        Arrays.fill(s3, Double.NaN);
        Arrays.fill(r4, Double.NaN);
        Arrays.fill(r2, Double.NaN);
        for (int i = 0; i < x.length; i++) {
            long yesterday = s.time()[i] / 86_400_000_000_000L - 1;
            double high = Double.NaN;
            double low = Double.NaN;
            double close = Double.NaN;
            for (int k = 0; k < i; k++) {
                if (s.time()[k] / 86_400_000_000_000L == yesterday) {
                    high = Double.isNaN(high) ? h[k] : Math.max(high, h[k]);
                    low = Double.isNaN(low) ? l[k] : Math.min(low, l[k]);
                    close = x[k];
                }
            }
            double p = (high + low + close) / 3;
            r1[i] = 2 * p - low;
            s3[i] = low - 2 * (high - p);
            r4[i] = close + (high - low) * 1.1 / 2;
            r2[i] = p + 0.618 * (high - low);
        }
        check(r1, "pivots", 1);
        check(s3, "pivots", 7);
        check(r4, "pivots", 4, "method", "camarilla");
        check(r2, "pivots", 2, "method", "fibonacci");
    }

    @Test
    void regressionAroundItsLine() {
        double[] expected = window(x, 30, w -> residual(w, false));
        double[] middleLine = Compared.ours(s, "lsma", "length", 30)[0];
        check(zip(middleLine, expected, (a, b) -> a + 2 * b), "linregchannel", 0, "length", 30);
        check(window(x, 14, w -> residual(w, true)), "linregr2", 0);
    }

    /** Standard deviation around the line through both means, or the share it explains. */
    private static double residual(double[] w, boolean share) {
        double meanX = (w.length - 1) / 2.0;
        double meanY = Naive.mean(w);
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < w.length; i++) {
            xy += (i - meanX) * (w[i] - meanY);
            xx += (i - meanX) * (i - meanX);
        }
        double squares = 0;
        for (int i = 0; i < w.length; i++) {
            double error = w[i] - meanY - xy / xx * (i - meanX);
            squares += error * error;
        }
        return share ? 1 - squares / (Naive.variance(w) * w.length) : Math.sqrt(squares / w.length);
    }

    @Test
    void correlationByTwoPasses() {
        double[] y = s.other();
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (i < 29) {
                expected[i] = Double.NaN;
                continue;
            }
            double[] a = Arrays.copyOfRange(x, i - 29, i + 1);
            double[] b = Arrays.copyOfRange(y, i - 29, i + 1);
            double ma = Naive.mean(a);
            double mb = Naive.mean(b);
            double product = Naive.sum(zip(a, b, (p, q) -> (p - ma) * (q - mb)));
            expected[i] = product / 30 / Math.sqrt(Naive.variance(a) * Naive.variance(b));
        }
        check(expected, "correl", 0);
    }

    @Test
    void zigZagByTheRule() {
        double[][] ours = Compared.ours(s, "zigzag", "reversal", 4);
        int pivots = 0;
        int lastAt = 0;
        double last = Double.NaN;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(ours[0][i])) {
                continue;
            }
            pivots++;
            int at = i - (int) ours[1][i];
            boolean top = ours[2][i] < 0;
            double[] leg = Arrays.copyOfRange(top ? h : l, lastAt, i + 1);
            double extreme =
                    top
                            ? Arrays.stream(leg).max().orElseThrow()
                            : Arrays.stream(leg).min().orElseThrow();
            assertThat(ours[0][i]).as("bar %d", i).isEqualTo((top ? h : l)[at]).isEqualTo(extreme);
            double back = top ? (ours[0][i] - l[i]) / ours[0][i] : (h[i] - ours[0][i]) / ours[0][i];
            assertThat(back).isGreaterThanOrEqualTo(0.04 - 1e-12);
            if (pivots > 1) {
                assertThat(last > ours[0][i]).isEqualTo(!top);
            }
            last = ours[0][i];
            lastAt = at + 1;
        }
        assertThat(pivots).isGreaterThan(20);
    }
}
