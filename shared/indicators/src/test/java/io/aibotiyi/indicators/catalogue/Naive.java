package io.aibotiyi.indicators.catalogue;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Plain formulas over whole arrays, written from the definitions, each value summed anew: slow and
 * easy to check. NaN stands for no value; windows begin after leading NaNs.
 */
final class Naive {

    private Naive() {}

    static int first(double[] x) {
        int i = 0;
        while (i < x.length && Double.isNaN(x[i])) {
            i++;
        }
        return i;
    }

    /** A figure of each full window of n values. */
    static double[] window(double[] x, int n, ToDoubleFunction<double[]> figure) {
        double[] out = new double[x.length];
        int first = first(x);
        for (int i = 0; i < x.length; i++) {
            out[i] =
                    i < first + n - 1
                            ? Double.NaN
                            : figure.applyAsDouble(Arrays.copyOfRange(x, i - n + 1, i + 1));
        }
        return out;
    }

    static double sum(double[] w) {
        double sum = 0;
        for (double v : w) {
            sum += v;
        }
        return sum;
    }

    static double mean(double[] w) {
        return sum(w) / w.length;
    }

    /** Population variance by two passes. */
    static double variance(double[] w) {
        double mean = mean(w);
        double squares = 0;
        for (double v : w) {
            squares += (v - mean) * (v - mean);
        }
        return squares / w.length;
    }

    static double[] sma(double[] x, int n) {
        return window(x, n, Naive::mean);
    }

    static double[] sums(double[] x, int n) {
        return window(x, n, Naive::sum);
    }

    static double[] highest(double[] x, int n) {
        return window(x, n, w -> Arrays.stream(w).max().orElseThrow());
    }

    static double[] lowest(double[] x, int n) {
        return window(x, n, w -> Arrays.stream(w).min().orElseThrow());
    }

    /** Smoothing by a factor, seeded with the mean of the first n. */
    static double[] smoothed(double[] x, int n, double factor) {
        double[] out = new double[x.length];
        Arrays.fill(out, Double.NaN);
        int seed = first(x) + n - 1;
        for (int i = seed; i < x.length; i++) {
            out[i] =
                    i == seed
                            ? mean(Arrays.copyOfRange(x, i - n + 1, i + 1))
                            : factor * x[i] + (1 - factor) * out[i - 1];
        }
        return out;
    }

    static double[] ema(double[] x, int n) {
        return smoothed(x, n, 2.0 / (n + 1));
    }

    static double[] rma(double[] x, int n) {
        return smoothed(x, n, 1.0 / n);
    }

    static double[] wma(double[] x, int n) {
        return window(
                x,
                n,
                w -> {
                    double top = 0;
                    double bottom = 0;
                    for (int i = 0; i < n; i++) {
                        top += (i + 1) * w[i];
                        bottom += i + 1;
                    }
                    return top / bottom;
                });
    }

    static double[] shift(double[] x, int bars) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = i < bars ? Double.NaN : x[i - bars];
        }
        return out;
    }

    static double[] map(double[] x, DoubleUnaryOperator of) {
        return Arrays.stream(x).map(of).toArray();
    }

    static double[] zip(double[] a, double[] b, DoubleBinaryOperator of) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = of.applyAsDouble(a[i], b[i]);
        }
        return out;
    }

    static double[] minus(double[] a, double[] b) {
        return zip(a, b, (x, y) -> x - y);
    }

    static double[] change(double[] x) {
        return minus(x, shift(x, 1));
    }

    static double[] roc(double[] x, int n) {
        return zip(x, shift(x, n), (a, b) -> 100 * (a - b) / b);
    }

    /** Running sum, NaN counting nothing. */
    static double[] cumulated(double[] x, double start) {
        double[] out = new double[x.length];
        double sum = start;
        for (int i = 0; i < x.length; i++) {
            sum += Double.isNaN(x[i]) ? 0 : x[i];
            out[i] = sum;
        }
        return out;
    }

    static double[] rsi(double[] x, int n) {
        double[] change = change(x);
        double[] up = rma(map(change, v -> Double.isNaN(v) ? v : v > 0 ? v : 0), n);
        double[] down = rma(map(change, v -> Double.isNaN(v) ? v : v < 0 ? -v : 0), n);
        return zip(up, down, (a, b) -> Double.isNaN(a) ? a : b == 0 ? 100 : 100 * a / (a + b));
    }

    static double[] trueRange(Samples s) {
        double[] before = shift(s.close(), 1);
        double[] out = new double[s.size()];
        for (int i = 0; i < out.length; i++) {
            double range = s.high()[i] - s.low()[i];
            double up = Math.abs(s.high()[i] - before[i]);
            double down = Math.abs(s.low()[i] - before[i]);
            out[i] = Math.max(range, Math.max(up, down));
        }
        return out;
    }

    static double[] atr(Samples s, int n) {
        return rma(trueRange(s), n);
    }
}
