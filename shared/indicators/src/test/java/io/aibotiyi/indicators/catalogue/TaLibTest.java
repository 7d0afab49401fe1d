package io.aibotiyi.indicators.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every indicator that TA-Lib 0.4 has, over 45,031 real minutes and 502 real days: equal to 1e-9
 * relative, at the first bar and at all others. A value may also differ by the rounding of the
 * prices it is made of, which counts where it crosses zero. Where seeding differs the comparison
 * begins once that has died away, and the indicator says so.
 */
class TaLibTest {

    /** Where an exponential average of these lengths has forgotten its start. */
    private static final int SETTLED = 450;

    private final Core core = new Core();

    enum Market {
        MINUTES,
        DAYS;

        Samples samples() {
            return this == MINUTES ? Samples.bitcoin(45_031) : Samples.published();
        }
    }

    private interface Call {
        RetCode run(int last, MInteger begin, MInteger count, double[][] out);
    }

    private static double[][] theirs(Samples s, int outputs, Call call) {
        double[][] raw = new double[outputs][s.size()];
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        assertThat(call.run(s.size() - 1, begin, count, raw)).isEqualTo(RetCode.Success);
        double[][] full = new double[outputs][s.size()];
        for (int k = 0; k < outputs; k++) {
            Arrays.fill(full[k], Double.NaN);
            System.arraycopy(raw[k], 0, full[k], begin.value, count.value);
        }
        return full;
    }

    /** A comparison over one market. */
    private static final class Comparison {

        private final Samples s;
        private final double rounding;

        Comparison(Samples s) {
            this.s = s;
            this.rounding = 1e-12 * Arrays.stream(s.close()).max().orElseThrow();
        }

        void equal(String id, int output, Call call, Object... settings) {
            from(0, id, output, call, settings);
        }

        void from(int bar, String id, int output, Call call, Object... settings) {
            double[][] ours = Compared.ours(s, id, settings);
            double[][] theirs = theirs(s, 1, call);
            Compared.equal(id, theirs[0], ours[output], bar, rounding);
        }

        /** TA-Lib gives both lines from where the second has a value. */
        void both(String id, Call call, Object... settings) {
            double[][] ours = Compared.ours(s, id, settings);
            double[][] theirs = theirs(s, 2, call);
            int first = 0;
            while (Double.isNaN(ours[1][first])) {
                first++;
            }
            assertThat(theirs[1][first - 1]).isNaN();
            for (int k = 0; k < 2; k++) {
                Compared.equal(id + " " + k, theirs[k], ours[k], first, rounding);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void averages(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        for (int n : new int[] {2, 3, 14, 21, 50}) {
            c.equal("sma", 0, (e, b, m, o) -> core.sma(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("ema", 0, (e, b, m, o) -> core.ema(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("wma", 0, (e, b, m, o) -> core.wma(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("dema", 0, (e, b, m, o) -> core.dema(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("tema", 0, (e, b, m, o) -> core.tema(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("trima", 0, (e, b, m, o) -> core.trima(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("kama", 0, (e, b, m, o) -> core.kama(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("t3", 0, (e, b, m, o) -> core.t3(0, e, x, n, 0.7, b, m, o[0]), "length", n);
            c.equal("lsma", 0, (e, b, m, o) -> core.linearReg(0, e, x, n, b, m, o[0]), "length", n);
        }
    }

    @ParameterizedTest
    @EnumSource
    void regressionAndStatistics(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        double[] y = c.s.other();
        for (int n : new int[] {5, 14, 30}) {
            c.equal(
                    "linregslope",
                    0,
                    (e, b, m, o) -> core.linearRegSlope(0, e, x, n, b, m, o[0]),
                    "length",
                    n);
            c.equal(
                    "linregangle",
                    0,
                    (e, b, m, o) -> core.linearRegAngle(0, e, x, n, b, m, o[0]),
                    "length",
                    n);
            c.equal(
                    "linregintercept",
                    0,
                    (e, b, m, o) -> core.linearRegIntercept(0, e, x, n, b, m, o[0]),
                    "length",
                    n);
            c.equal("tsf", 0, (e, b, m, o) -> core.tsf(0, e, x, n, b, m, o[0]), "length", n);
        }
        c.equal("beta", 0, (e, b, m, o) -> core.beta(0, e, y, x, 20, b, m, o[0]), "length", 20);
    }

    @ParameterizedTest
    @EnumSource
    void oscillators(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        double[] h = c.s.high();
        double[] l = c.s.low();
        for (int n : new int[] {2, 7, 14}) {
            c.equal("rsi", 0, (e, b, m, o) -> core.rsi(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("roc", 0, (e, b, m, o) -> core.roc(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("mom", 0, (e, b, m, o) -> core.mom(0, e, x, n, b, m, o[0]), "length", n);
            c.equal("trix", 0, (e, b, m, o) -> core.trix(0, e, x, n, b, m, o[0]), "length", n);
            c.equal(
                    "willr",
                    0,
                    (e, b, m, o) -> core.willR(0, e, h, l, x, n, b, m, o[0]),
                    "length",
                    n);
            c.equal("cci", 0, (e, b, m, o) -> core.cci(0, e, h, l, x, n, b, m, o[0]), "length", n);
        }
        c.equal("ultosc", 0, (e, b, m, o) -> core.ultOsc(0, e, h, l, x, 7, 14, 28, b, m, o[0]));
        c.both(
                "stochf",
                (e, b, m, o) -> core.stochF(0, e, h, l, x, 14, 3, MAType.Sma, b, m, o[0], o[1]));
        c.both(
                "stochrsi",
                (e, b, m, o) -> core.stochRsi(0, e, x, 14, 14, 3, MAType.Sma, b, m, o[0], o[1]),
                "smooth",
                1);
        c.equal(
                "bop",
                0,
                (e, b, m, o) -> core.bop(0, e, c.s.open(), h, l, x, b, m, o[0]),
                "length",
                1);
        c.equal("mfi", 0, (e, b, m, o) -> core.mfi(0, e, h, l, x, c.s.volume(), 14, b, m, o[0]));
    }

    @ParameterizedTest
    @EnumSource
    void differencesOfAverages(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        c.equal(
                "apo",
                0,
                (e, b, m, o) -> core.apo(0, e, x, 12, 26, MAType.Sma, b, m, o[0]),
                "average",
                "sma");
        c.equal(
                "ppo",
                0,
                (e, b, m, o) -> core.ppo(0, e, x, 12, 26, MAType.Sma, b, m, o[0]),
                "average",
                "sma");
        for (int k = 0; k < 3; k++) {
            int output = k;
            c.from(
                    SETTLED,
                    "macd",
                    k,
                    (e, b, m, o) -> {
                        double[][] all = new double[3][e + 1];
                        all[output] = o[0];
                        return core.macd(0, e, x, 12, 26, 9, b, m, all[0], all[1], all[2]);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void ranges(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        double[] h = c.s.high();
        double[] l = c.s.low();
        c.equal("trange", 0, (e, b, m, o) -> core.trueRange(0, e, h, l, x, b, m, o[0]));
        c.equal("atr", 0, (e, b, m, o) -> core.atr(0, e, h, l, x, 14, b, m, o[0]));
        c.equal("natr", 0, (e, b, m, o) -> core.natr(0, e, h, l, x, 14, b, m, o[0]));
        c.equal("donchian", 0, (e, b, m, o) -> core.max(0, e, h, 20, b, m, o[0]));
        c.equal("donchian", 2, (e, b, m, o) -> core.min(0, e, l, 20, b, m, o[0]));
        c.equal("psar", 0, (e, b, m, o) -> core.sar(0, e, h, l, 0.02, 0.2, b, m, o[0]));
        c.equal(
                "aroon",
                0,
                (e, b, m, o) -> core.aroon(0, e, h, l, 25, b, m, new double[e + 1], o[0]));
        c.equal(
                "aroon",
                1,
                (e, b, m, o) -> core.aroon(0, e, h, l, 25, b, m, o[0], new double[e + 1]));
        c.equal("aroonosc", 0, (e, b, m, o) -> core.aroonOsc(0, e, h, l, 25, b, m, o[0]));
    }

    @ParameterizedTest
    @EnumSource
    void directionalMovementOnceItsStartIsForgotten(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        double[] h = c.s.high();
        double[] l = c.s.low();
        int n = 5;
        c.from(
                SETTLED,
                "adx",
                0,
                (e, b, m, o) -> core.plusDI(0, e, h, l, x, n, b, m, o[0]),
                "length",
                n);
        c.from(
                SETTLED,
                "adx",
                1,
                (e, b, m, o) -> core.minusDI(0, e, h, l, x, n, b, m, o[0]),
                "length",
                n);
        c.from(
                SETTLED,
                "adx",
                2,
                (e, b, m, o) -> core.dx(0, e, h, l, x, n, b, m, o[0]),
                "length",
                n);
        c.from(
                SETTLED,
                "adx",
                3,
                (e, b, m, o) -> core.adx(0, e, h, l, x, n, b, m, o[0]),
                "length",
                n);
    }

    @ParameterizedTest
    @EnumSource
    void volume(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        double[] h = c.s.high();
        double[] l = c.s.low();
        double[] v = c.s.volume();
        double sums = 1e-13 * Arrays.stream(v).sum();
        Compared.equal(
                "ad",
                theirs(c.s, 1, (e, b, m, o) -> core.ad(0, e, h, l, x, v, b, m, o[0]))[0],
                Compared.ours(c.s, "ad")[0],
                0,
                sums);
        Compared.equal(
                "adosc",
                theirs(c.s, 1, (e, b, m, o) -> core.adOsc(0, e, h, l, x, v, 3, 10, b, m, o[0]))[0],
                Compared.ours(c.s, "adosc")[0],
                0,
                sums);
        double[] fromFirstVolume = Compared.ours(c.s, "obv")[0];
        for (int i = 0; i < fromFirstVolume.length; i++) {
            fromFirstVolume[i] += v[0];
        }
        Compared.equal(
                "obv",
                theirs(c.s, 1, (e, b, m, o) -> core.obv(0, e, x, v, b, m, o[0]))[0],
                fromFirstVolume,
                0,
                sums);
    }

    @ParameterizedTest
    @EnumSource
    void prices(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        double[] h = c.s.high();
        double[] l = c.s.low();
        c.equal("medprice", 0, (e, b, m, o) -> core.medPrice(0, e, h, l, b, m, o[0]));
        c.equal("typprice", 0, (e, b, m, o) -> core.typPrice(0, e, h, l, x, b, m, o[0]));
        c.equal("wclprice", 0, (e, b, m, o) -> core.wclPrice(0, e, h, l, x, b, m, o[0]));
        c.equal(
                "avgprice",
                0,
                (e, b, m, o) -> core.avgPrice(0, e, c.s.open(), h, l, x, b, m, o[0]));
    }

    /**
     * TA-Lib takes variance as the mean of squares less the square of the mean, which leaves it
     * about nine digits at prices of 46,000; ours is compared with the definition elsewhere.
     */
    @ParameterizedTest
    @EnumSource
    void deviationsAsFarAsTaLibResolvesThem(Market market) {
        Comparison c = new Comparison(market.samples());
        double[] x = c.s.close();
        double price = Arrays.stream(x).max().orElseThrow();
        double noise = 1e-13 * price * price;
        Compared.equal(
                "variance",
                theirs(c.s, 1, (e, b, m, o) -> core.variance(0, e, x, 20, 1, b, m, o[0]))[0],
                Compared.ours(c.s, "variance")[0],
                0,
                noise);
        double[] theirs =
                theirs(c.s, 1, (e, b, m, o) -> core.stdDev(0, e, x, 20, 2, b, m, o[0]))[0];
        double[] ours = Compared.ours(c.s, "stddev", "deviations", 2)[0];
        Compared.equal("stddev", squares(theirs), squares(ours), 0, 4 * noise);
        Compared.equal(
                "correl",
                theirs(c.s, 1, (e, b, m, o) -> core.correl(0, e, x, c.s.other(), 30, b, m, o[0]))[
                        0],
                Compared.ours(c.s, "correl")[0],
                0,
                1e-4);
    }

    private static double[] squares(double[] x) {
        return Arrays.stream(x).map(v -> v * v).toArray();
    }
}
