package io.aibotiyi.indicators.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorRun;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.indicators.catalogue.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class FormulaPropertyTest {

    private static final long SEED = 20_261_123L;
    private static final int BARS = 60;

    private final Random random = new Random(SEED);
    private final Samples samples = Samples.randomWalk(SEED, BARS);

    /** A text and its value at every bar, found by hand. */
    private record Made(String text, double[] values) {}

    private Made leaf() {
        return switch (random.nextInt(4)) {
            case 0 -> {
                double number = random.nextInt(100) / 10.0;
                double[] all = new double[BARS];
                Arrays.fill(all, number);
                yield new Made(Double.toString(number), all);
            }
            case 1 -> new Made("close", samples.close());
            case 2 -> new Made("high", samples.high());
            default -> new Made("volume", samples.volume());
        };
    }

    private Made expression(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Made a = expression(random.nextInt(depth));
        return switch (random.nextInt(12)) {
            case 0 -> both(a, "+", expression(depth - 1), (x, y) -> x + y);
            case 1 -> both(a, "-", expression(depth - 1), (x, y) -> x - y);
            case 2 -> both(a, "*", expression(depth - 1), (x, y) -> x * y);
            case 3 -> both(a, "/", expression(depth - 1), (x, y) -> x / y);
            case 4 -> both(a, "<", expression(depth - 1), (x, y) -> x < y ? 1 : 0);
            case 5 -> both(a, "==", expression(depth - 1), (x, y) -> x == y ? 1 : 0);
            case 6 -> both(a, "and", expression(depth - 1), (x, y) -> x != 0 && y != 0 ? 1 : 0);
            case 7 -> history(a, random.nextInt(5));
            case 8 -> highest(a, 1 + random.nextInt(6));
            case 9 -> choice(a, expression(depth - 1), expression(depth - 1));
            case 10 -> known(a, expression(depth - 1));
            default -> both(a, "-", a, (x, y) -> x - y);
        };
    }

    private static double finite(double x) {
        return Math.abs(x) <= 1e150 ? x : Double.NaN;
    }

    private static Made both(Made a, String operator, Made b, DoubleBinaryOperator of) {
        double[] values = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            boolean unknown = Double.isNaN(a.values[i]) || Double.isNaN(b.values[i]);
            values[i] = unknown ? Double.NaN : finite(of.applyAsDouble(a.values[i], b.values[i]));
        }
        return new Made("(" + a.text + " " + operator + "\n " + b.text + ")", values);
    }

    private static Made history(Made a, int bars) {
        double[] values = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            values[i] = i < bars ? Double.NaN : a.values[i - bars];
        }
        return new Made("(" + a.text + ")[" + bars + "]", values);
    }

    /** The highest of the last known values. */
    private static Made highest(Made a, int length) {
        double[] values = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            double[] known =
                    Arrays.stream(a.values, 0, i + 1).filter(x -> !Double.isNaN(x)).toArray();
            values[i] =
                    Double.isNaN(a.values[i]) || known.length < length
                            ? Double.NaN
                            : Arrays.stream(known, known.length - length, known.length)
                                    .max()
                                    .orElseThrow();
        }
        return new Made("highest(" + a.text + ", " + length + ")", values);
    }

    private static Made choice(Made c, Made a, Made b) {
        double[] values = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            values[i] =
                    Double.isNaN(c.values[i])
                            ? Double.NaN
                            : c.values[i] != 0 ? a.values[i] : b.values[i];
        }
        return new Made("(" + c.text + " ? " + a.text + " : " + b.text + ")", values);
    }

    private static Made known(Made a, Made b) {
        double[] values = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            values[i] = Double.isNaN(a.values[i]) ? b.values[i] : a.values[i];
        }
        return new Made("nz(" + a.text + ", " + b.text + ")", values);
    }

    @Test
    void anyExpressionHasTheValueFoundByHand() {
        for (int round = 0; round < 800; round++) {
            Made made = expression(5);
            Indicator indicator;
            try {
                indicator = Formula.parse(made.text).indicator("f", "f");
            } catch (FormulaException tooLarge) {
                assertThat(tooLarge).hasMessageContaining("more than");
                continue;
            }
            double[] values =
                    IndicatorRun.batch(indicator, indicator.defaults(), samples.columns())[0];
            // -0.0 and 0.0 are the same value
            assertThat(Arrays.stream(values).map(x -> x + 0.0).toArray())
                    .as("seed %d, round %d: %s", SEED, round, made.text)
                    .containsExactly(Arrays.stream(made.values).map(x -> x + 0.0).toArray());
        }
    }

    @Test
    void anyTextIsAFormulaOrIsRefusedWithItsPlace() {
        List<String> pieces =
                List.of(
                        "close",
                        "ema",
                        "(",
                        ")",
                        "[",
                        "]",
                        ",",
                        ".",
                        "signal",
                        "macd",
                        "param",
                        "plot",
                        "=",
                        "==",
                        "?",
                        ":",
                        "1",
                        "2.5",
                        "1e9",
                        "-",
                        "not",
                        "and",
                        "\n",
                        ";",
                        "#",
                        "\"",
                        "day",
                        "x",
                        "overlay",
                        "from",
                        "to",
                        "sum",
                        "nz",
                        "é",
                        "\u0000",
                        "\uD83D",
                        "^",
                        "99999",
                        "valuewhen",
                        "vwap",
                        "%",
                        "\t");
        int formulas = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
                text.append(random.nextBoolean() ? " " : "");
            }
            try {
                Indicator f = Formula.parse(text.toString()).indicator("f", "f");
                IndicatorRun.batch(f, f.defaults(), samples.columns());
                formulas++;
            } catch (FormulaException refused) {
                assertThat(refused.line()).as("seed %d: %s", SEED, text).isPositive();
                assertThat(refused.column()).isPositive();
                assertThat(refused.getMessage()).contains("^").doesNotContain("null");
            }
        }
        assertThat(formulas).as("some must be formulas").isGreaterThan(50);
    }

    @Test
    void aBrokenFormulaIsRefusedNotCrashed() {
        String good =
                "param n = 9\nm = macd(close, n, 26).signal\nplot p = m[3] > 0 ? ema(m, 5) : -m";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                    default -> text.insert(at, good.charAt(random.nextInt(good.length())));
                }
            }
            try {
                Formula.parse(text.toString()).indicator("f", "f");
            } catch (FormulaException refused) {
                assertThat(refused.getMessage()).contains("^");
            }
        }
    }

    @Test
    void namesEveryFunctionForCompletion() {
        assertThat(Formula.functions())
                .contains("ema", "nz", "crossover", "max", "sqrt")
                .hasSizeGreaterThan(Catalogue.standard().all().size());
    }
}
