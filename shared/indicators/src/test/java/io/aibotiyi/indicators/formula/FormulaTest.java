package io.aibotiyi.indicators.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorRun;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.indicators.catalogue.Samples;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    private final Samples samples = Samples.randomWalk(11, 200);

    private double[] values(String text) {
        Indicator indicator = Formula.parse(text).indicator("f", "f");
        return IndicatorRun.batch(indicator, indicator.defaults(), samples.columns())[0];
    }

    private double[] shipped(String id, int output) {
        Indicator indicator = Catalogue.standard().get(id);
        return IndicatorRun.batch(indicator, indicator.defaults(), samples.columns())[output];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "-2 ^ 2 | -4",
                "2 ^ 3 ^ 2 | 512",
                "2 ^ -1 | 0.5",
                "7 % 4 - 1e1 | -7",
                "1 < 2 and 3 >= 3 | 1",
                "not (1 == 2) or 0 | 1",
                "!1 or 0 && 1 | 0",
                "1 > 2 ? 5 : 0 ? 6 : 7 | 7",
                "max(1, 5, 3) + min(2, -2) | 3",
                "abs(-3) + sqrt(16) + exp(0) + log(1) | 8",
                "round(2.6) + floor(2.6) + ceil(2.1) + sign(-9) | 7",
                "nz(na) + nz(na, 4) + nz(2) | 6",
                "log10(1000) != 3 | 0",
                ".5 + 1. | 1.5",
            })
    void computes(String text, double expected) {
        assertThat(values(text)[0]).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1 / 0", "sqrt(-1)", "log(0)", "na > 1", "na ? 1 : 2", "10 ^ 400", "not na"})
    void knowsNoValueWhereThereIsNone(String text) {
        assertThat(values(text)[0]).isNaN();
    }

    @Test
    void takesTheSignsOfOtherLanguages() {
        assertThat(values("1 || 0")[0]).isEqualTo(1);
        assertThat(values("!(1 && 0)")[0]).isEqualTo(1);
    }

    @Test
    void looksBack() {
        double[] x = values("close[3]");
        assertThat(x[2]).isNaN();
        assertThat(x[3]).isEqualTo(samples.close()[0]);
        assertThat(values("(close + open)[1][2]")[3])
                .isEqualTo(samples.close()[0] + samples.open()[0]);
        assertThat(values("change(close, 4)")[10])
                .isEqualTo(samples.close()[10] - samples.close()[6]);
    }

    @Test
    void callsEveryIndicatorOfTheCatalogueWithItsDefaultsAndOutputs() {
        for (Indicator indicator : Catalogue.standard().all()) {
            String call = indicator.id() + (indicator.isOfSeries() ? "(close)" : "()");
            for (int k = 0; k < indicator.outputs().size(); k++) {
                Output output = indicator.outputs().get(k);
                assertThat(values(call + "." + output.name()))
                        .as(call)
                        .containsExactly(shipped(indicator.id(), k));
            }
            assertThat(values(call)).as(call).containsExactly(shipped(indicator.id(), 0));
        }
    }

    @Test
    void feedsAnIndicatorWithAnything() {
        double[] doubled = values("rsi(close * 4, 14)");
        assertThat(doubled).containsExactly(shipped("rsi", 0));
        assertThat(values("x = 4\nsma(close, x * 5 > 3 ? 20 : 1)"))
                .containsExactly(shipped("sma", 0));
    }

    @Test
    void remembersConditions() {
        double[] since = values("barssince(close > open)");
        double[] when = values("valuewhen(close > open, high)");
        double bars = Double.NaN;
        double value = Double.NaN;
        for (int i = 0; i < samples.size(); i++) {
            boolean up = samples.close()[i] > samples.open()[i];
            bars = up ? 0 : bars + 1;
            value = up ? samples.high()[i] : value;
            assertThat((Double) since[i]).isEqualTo((Double) bars);
            assertThat((Double) when[i]).isEqualTo((Double) value);
        }
    }

    @Test
    void seesCrossings() {
        double[] up = values("crossover(close, open[1])");
        double[] down = values("crossunder(close, open[1])");
        double[] either = values("cross(close, open[1])");
        for (int i = 2; i < samples.size(); i++) {
            double before = samples.close()[i - 1] - samples.open()[i - 2];
            double now = samples.close()[i] - samples.open()[i - 1];
            assertThat(up[i]).isEqualTo(before <= 0 && now > 0 ? 1 : 0);
            assertThat(down[i]).isEqualTo(before >= 0 && now < 0 ? 1 : 0);
            assertThat(either[i]).isEqualTo(Math.max(up[i], down[i]));
        }
    }

    @Test
    void becomesAnIndicatorWithParametersAndPlots() {
        Indicator f =
                Formula.parse(
                                """
                                # two lines of it
                                param len = 14 from 2 to 100
                                param k = 2.5
                                plot middle = sma(close, len) overlay
                                plot width = k * stddev(close, len) own
                                middle + width   # the last may stand alone
                                """)
                        .indicator("mine", "My bands");
        assertThat(f.outputs())
                .extracting(Output::name)
                .containsExactly("middle", "width", "value");
        assertThat(f.outputs().getFirst().pane()).isEqualTo(Output.Pane.OVERLAY);
        assertThat(f.defaults().texts()).containsEntry("len", "14").containsEntry("k", "2.5");
        assertThat(f.needs(f.defaults())).containsExactly(Column.CLOSE);
        assertThat(f.firstDefined(f.defaults().with("len", 30), 2)).isEqualTo(29);
        assertThat(f.whyNot(f.defaults(), EnumSet.of(Column.CLOSE), 5))
                .contains("needs 14 bars, 5 loaded");
        assertThatThrownBy(() -> f.defaults().with("len", 1)).hasMessageContaining("from 2 to 100");
    }

    @Test
    void pointsAtTheMistakeAndSaysWhatWasProbablyMeant() {
        assertThatThrownBy(() -> Formula.parse("a = 1\nx = emma(close, 20)"))
                .hasMessage(
                        """
                        line 2, column 5: no function "emma"
                          x = emma(close, 20)
                              ^^^^
                        did you mean "ema"?\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clsoe + 1 | 1 | no value \"clsoe\" | did you mean \"close\"?",
                "1 + | 4 | expected a value, found the end of the formula | ''",
                "(1 + 2 | 7 | expected \")\", found the end of the formula | ''",
                "macd(close).signl | 1 | macd has no output \"signl\" | did you mean \"signal\"?",
                "close.signal | 1 | only an indicator has outputs | macd(close).signal",
                "ema(close, 0) | 12 | length must be a whole number from 1 to 5000, was \"0\" | ''",
                "ema(close, close) | 12 | this changes from bar to bar | parameter",
                "close[-1] | 7 | not -1.0 | a formula cannot look ahead",
                "close[1.5] | 7 | a whole number from 0 to 5000 is needed | ''",
                "close = 3 | 1 | \"close\" is taken | another name",
                "a = 1; a = 2; a | 8 | \"a\" has a value already | ''",
                "a = 1 | 6 | nothing is plotted | plot NAME",
                "close; open | 1 | neither named nor plotted | plot NAME",
                "2x | 1 | a name cannot begin with a digit | 2 * x",
                "1 & 2 | 3 | the character & means nothing here | and",
                "x ? 1 | 1 | expected \":\" | a : b",
                "ema | 1 | \"ema\" is a function | ema(x, length = 20)",
                "atr(14, 3) | 9 | atr has no such argument | atr(length = 14)",
                "highest(high) | 1 | 1 arguments do not fit | highest(x, length)",
                "keltner(20, 2, 10, emaa) | 20 | average must be one of | ''",
                "param n = 5 from 6 to 9; n | 11 | not within its range | ''",
                "close close | 7 | expected the end of the line, found \"close\" | ''",
            })
    void refuses(String text, int column, String problem, String hint) {
        FormulaException e =
                catchThrowableOfType(FormulaException.class, () -> Formula.parse(text));
        assertThat(e).as(text).isNotNull();
        assertThat(e.problem()).contains(problem);
        if (!text.startsWith("x ?")) {
            assertThat(e.column()).as(e.getMessage()).isEqualTo(column);
        }
        assertThat(e.getMessage()).contains(hint);
    }

    @Test
    void boundsSizeNestingAndMemory() {
        assertThatThrownBy(() -> Formula.parse("1 + ".repeat(6_000) + "1"))
                .hasMessageContaining("longer than 20000 characters");
        assertThatThrownBy(() -> Formula.parse("1+".repeat(1_500) + "1"))
                .hasMessageContaining("more than 1000 parts");
        for (String deep : new String[] {"(", "-", "not ", "abs(", "1?", "2^", "close["}) {
            assertThatThrownBy(() -> Formula.parse(deep.repeat(2_000)))
                    .hasMessageContaining("nested more than 50 deep");
        }
        assertThatThrownBy(() -> Formula.parse("close[5000] + ".repeat(5) + "1"))
                .hasMessageContaining("remembers more than 20000 bars");
        assertThat(values("1+".repeat(400) + "1")[0]).isEqualTo(401);
    }

    @Test
    void refusesAParameterThatLeadsToNoLengthWhereItIsStarted() {
        Indicator f =
                Formula.parse("param n = 20 from 1 to 100\nsma(close, n / 2)").indicator("f", "f");
        assertThat(f.start(f.defaults().with("n", 30)).bars()).isZero();
        assertThatThrownBy(() -> f.start(f.defaults().with("n", 31)))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("line 2, column 12")
                .hasMessageContaining("15.5");
    }
}
