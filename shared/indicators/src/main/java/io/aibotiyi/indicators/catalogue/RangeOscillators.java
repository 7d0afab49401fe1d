package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.MOMENTUM;
import static io.aibotiyi.indicators.Output.Style.HISTOGRAM;
import static io.aibotiyi.indicators.Output.Style.LINE;

import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.blocks.Rsi;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Oscillators between bounds, and those of a bar's range. */
final class RangeOscillators {

    private static final Set<Column> HLC = EnumSet.of(Column.HIGH, Column.LOW, Column.CLOSE);

    private RangeOscillators() {}

    static List<Indicator> all() {
        return List.of(
                rsi(),
                stochRsi(),
                stochastic(),
                fastStochastic(),
                williams(),
                cci(),
                cmo(),
                mfi(),
                ultimate(),
                awesome(),
                accelerator(),
                fisher(),
                connors(),
                balance(),
                vigor(),
                smi(),
                elder());
    }

    private static Indicator rsi() {
        return IndicatorBuilder.named("rsi", "Relative Strength Index", MOMENTUM)
                .length(14)
                .own("rsi", "RSI", LINE)
                .from(s -> s.whole("length"))
                .guides(30.0, 50.0, 70.0)
                .says(
                        "100 − 100/(1 + RMA(gains)/RMA(losses))",
                        "Wilder averages seeded with the mean of the first n changes: TA-Lib,"
                                + " Stock.Indicators. 100 where there was no loss"
                                + " (Stock.Indicators; TA-Lib gives 0 where nothing moved).")
                .series(s -> SeriesCalculation.of(new Rsi(s.whole("length"))));
    }

    private static Indicator stochRsi() {
        return IndicatorBuilder.named("stochrsi", "Stochastic RSI", MOMENTUM)
                .length("rsi", "RSI length", 14)
                .length(14)
                .length("smooth", "Smooth %K", 3)
                .length("signal", "%D", 3)
                .own("k", "%K", LINE)
                .from(s -> s.whole("rsi") + s.whole("length") + s.whole("smooth") - 2)
                .own("d", "%D", LINE)
                .from(s ->
                        s.whole("rsi")
                                + s.whole("length")
                                + s.whole("smooth")
                                + s.whole("signal")
                                - 3)
                .guides(20.0, 80.0)
                .says(
                        "stochastic of the RSI over n values; %K = SMA of it, %D = SMA of %K",
                        "With smooth 1 as TA-Lib. 0 where the RSI did not move.")
                .series(s ->
                        new Stochastics.OfRsi(
                                s.whole("rsi"),
                                s.whole("length"),
                                s.whole("smooth"),
                                s.whole("signal")));
    }

    private static Indicator stochastic() {
        return IndicatorBuilder.named("stoch", "Stochastic Oscillator (slow)", MOMENTUM)
                .length(14)
                .length("smooth", "Smooth %K", 3)
                .length("signal", "%D", 3)
                .own("k", "%K", LINE)
                .from(s -> s.whole("length") + s.whole("smooth") - 2)
                .own("d", "%D", LINE)
                .from(s -> s.whole("length") + s.whole("smooth") + s.whole("signal") - 3)
                .own("j", "%J", LINE)
                .from(s -> s.whole("length") + s.whole("smooth") + s.whole("signal") - 3)
                .guides(20.0, 80.0)
                .says(
                        "%K = SMA of 100·(close − lowest)/(highest − lowest); %D = SMA of %K;"
                                + " %J = 3·%K − 2·%D",
                        "TA-Lib, Stock.Indicators. 0 where the range is 0.")
                .bars(
                        HLC,
                        s ->
                                new Stochastics.OfBars(
                                        s.whole("length"),
                                        s.whole("smooth"),
                                        s.whole("signal"),
                                        3));
    }

    private static Indicator fastStochastic() {
        return IndicatorBuilder.named("stochf", "Stochastic Oscillator (fast)", MOMENTUM)
                .length(14)
                .length("signal", "%D", 3)
                .own("k", "%K", LINE)
                .from(s -> s.whole("length") - 1)
                .own("d", "%D", LINE)
                .from(s -> s.whole("length") + s.whole("signal") - 2)
                .guides(20.0, 80.0)
                .says(
                        "%K = 100·(close − lowest)/(highest − lowest); %D = SMA of %K",
                        "TA-Lib. 0 where the range is 0.")
                .bars(HLC, s -> new Stochastics.OfBars(s.whole("length"), 1, s.whole("signal"), 2));
    }

    private static Indicator williams() {
        return IndicatorBuilder.named("willr", "Williams %R", MOMENTUM)
                .length(14)
                .own("willr", "%R", LINE)
                .from(s -> s.whole("length") - 1)
                .guides(-80.0, -20.0)
                .says(
                        "−100·(highest − close)/(highest − lowest)",
                        "TA-Lib. 0 where the range is 0.")
                .bars(HLC, s -> new Stochastics.Williams(s.whole("length")));
    }

    private static Indicator cci() {
        return IndicatorBuilder.named("cci", "Commodity Channel Index", MOMENTUM)
                .length(20)
                .own("cci", "CCI", LINE)
                .from(s -> s.whole("length") - 1)
                .guides(-100.0, 0.0, 100.0)
                .says(
                        "(typical − SMA) / (0.015·mean |typical − SMA|), typical = (h + l + c)/3",
                        "TA-Lib, Stock.Indicators. 0 where nothing moved.")
                .bars(HLC, s -> new MomentumParts.Cci(s.whole("length")));
    }

    private static Indicator cmo() {
        return IndicatorBuilder.named("cmo", "Chande Momentum Oscillator", MOMENTUM)
                .length(14)
                .own("cmo", "CMO", LINE)
                .from(s -> s.whole("length"))
                .guides(-50.0, 0.0, 50.0)
                .says(
                        "100·(Σ gains − Σ losses)/(Σ gains + Σ losses) over n changes",
                        "Plain sums as Chande and Stock.Indicators; TA-Lib smooths by Wilder."
                                + " 0 where nothing moved.")
                .series(s -> SeriesCalculation.of(new MomentumParts.Cmo(s.whole("length"))));
    }

    private static Indicator mfi() {
        return IndicatorBuilder.named("mfi", "Money Flow Index", MOMENTUM)
                .length(14)
                .own("mfi", "MFI", LINE)
                .from(s -> s.whole("length"))
                .guides(20.0, 80.0)
                .says(
                        "100·P/(P + N), P and N: Σ typical·volume of bars whose typical price rose"
                                + " and fell",
                        "TA-Lib, Stock.Indicators. 100 where nothing flowed out.")
                .bars(
                        EnumSet.of(Column.HIGH, Column.LOW, Column.CLOSE, Column.VOLUME),
                        s -> new MomentumParts.Mfi(s.whole("length")));
    }

    private static Indicator ultimate() {
        return IndicatorBuilder.named("ultosc", "Ultimate Oscillator", MOMENTUM)
                .length("shorter", "Short", 7)
                .length("middle", "Middle", 14)
                .length("longer", "Long", 28)
                .own("ultosc", "UO", LINE)
                .from(s ->
                        Math.max(
                                s.whole("longer"), Math.max(s.whole("middle"), s.whole("shorter"))))
                .guides(30.0, 70.0)
                .says(
                        "100·(4a + 2b + c)/7, each Σ(close − true low)/Σ true range",
                        "TA-Lib. A part is 0 where its true range is 0.")
                .bars(
                        HLC,
                        s ->
                                new MomentumParts.Ultimate(
                                        s.whole("shorter"), s.whole("middle"), s.whole("longer")));
    }

    private static Indicator awesome() {
        return IndicatorBuilder.named("ao", "Awesome Oscillator", MOMENTUM)
                .length("fast", "Fast", 5)
                .length("slow", "Slow", 34)
                .own("ao", "AO", HISTOGRAM)
                .from(s -> Math.max(s.whole("fast"), s.whole("slow")) - 1)
                .guides(0.0)
                .says("SMA(fast) − SMA(slow) of (high + low)/2", "Stock.Indicators.")
                .bars(
                        EnumSet.of(Column.HIGH, Column.LOW),
                        s -> new MomentumParts.Awesome(s.whole("fast"), s.whole("slow"), 0));
    }

    private static Indicator accelerator() {
        return IndicatorBuilder.named("ac", "Accelerator Oscillator", MOMENTUM)
                .length("fast", "Fast", 5)
                .length("slow", "Slow", 34)
                .length("smooth", "Average", 5)
                .own("ac", "AC", HISTOGRAM)
                .from(s -> Math.max(s.whole("fast"), s.whole("slow")) + s.whole("smooth") - 2)
                .guides(0.0)
                .says("AO − SMA(AO)", "Bill Williams, Trading Chaos.")
                .bars(
                        EnumSet.of(Column.HIGH, Column.LOW),
                        s ->
                                new MomentumParts.Awesome(
                                        s.whole("fast"), s.whole("slow"), s.whole("smooth")));
    }

    private static Indicator fisher() {
        return IndicatorBuilder.named("fisher", "Fisher Transform", MOMENTUM)
                .length(10)
                .own("fisher", "Fisher", LINE)
                .from(s -> s.whole("length") - 1)
                .own("trigger", "Trigger", LINE)
                .from(s -> s.whole("length"))
                .guides(0.0)
                .says(
                        "v = 0.66·((m − lowest)/(highest − lowest) − 0.5) + 0.67·v[1] within"
                                + " ±0.999; fisher = ½·ln((1 + v)/(1 − v)) + ½·fisher[1];"
                                + " trigger = fisher[1]; m = (high + low)/2",
                        "v and fisher start from 0 at the first full window (Ehlers, 2002)."
                                + " The position is the middle where the range is 0.")
                .bars(
                        EnumSet.of(Column.HIGH, Column.LOW),
                        s -> new MomentumParts.Fisher(s.whole("length")));
    }

    private static Indicator connors() {
        return IndicatorBuilder.named("connorsrsi", "Connors RSI", MOMENTUM)
                .length("rsi", "RSI", 3)
                .length("streak", "Streak RSI", 2)
                .length("rank", "Percent rank", 100)
                .own("connorsrsi", "CRSI", LINE)
                .from(s ->
                        Math.max(s.whole("rank") + 1, Math.max(s.whole("rsi"), s.whole("streak"))))
                .guides(10.0, 90.0)
                .says(
                        "(RSI(x) + RSI(streak) + percent rank of the one-bar change)/3",
                        "The streak counts bars of the same direction, from 0 at the first bar;"
                                + " the rank compares with the n changes before.")
                .series(s ->
                        SeriesCalculation.of(
                                new MomentumParts.Connors(
                                        s.whole("rsi"), s.whole("streak"), s.whole("rank"))));
    }

    private static Indicator balance() {
        return IndicatorBuilder.named("bop", "Balance of Power", MOMENTUM)
                .length(14)
                .own("bop", "BOP", LINE)
                .from(s -> s.whole("length") - 1)
                .guides(0.0)
                .says(
                        "SMA of (close − open)/(high − low)",
                        "With length 1 as TA-Lib. 0 for a bar without range.")
                .bars(
                        EnumSet.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE),
                        s -> new MomentumParts.Balance(s.whole("length")));
    }

    private static Indicator vigor() {
        return IndicatorBuilder.named("rvi", "Relative Vigor Index", MOMENTUM)
                .length(10)
                .own("rvi", "RVI", LINE)
                .from(s -> s.whole("length") + 2)
                .own("signal", "Signal", LINE)
                .from(s -> s.whole("length") + 5)
                .guides(0.0)
                .says(
                        "Σ swma(close − open)/Σ swma(high − low) over n; signal = swma of it;"
                                + " swma weighs 1, 2, 2, 1",
                        "John Ehlers. 0 where there was no range.")
                .bars(
                        EnumSet.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE),
                        s -> new MomentumParts.Vigor(s.whole("length")));
    }

    private static Indicator smi() {
        return IndicatorBuilder.named("smi", "Stochastic Momentum Index", MOMENTUM)
                .length(13)
                .length("first", "First smoothing", 25)
                .length("second", "Second smoothing", 2)
                .length("signal", "Signal", 3)
                .own("smi", "SMI", LINE)
                .from(s -> s.whole("length") + s.whole("first") + s.whole("second") - 3)
                .own("signal", "Signal", LINE)
                .from(s ->
                        s.whole("length")
                                + s.whole("first")
                                + s.whole("second")
                                + s.whole("signal")
                                - 4)
                .guides(-40.0, 0.0, 40.0)
                .says(
                        "100·EMA(EMA(close − middle)) / (½·EMA(EMA(highest − lowest)));"
                                + " signal = EMA of it",
                        "Each EMA seeded with the mean of its first inputs; Stock.Indicators seeds"
                                + " with the first input. 0 where there was no range.")
                .bars(
                        HLC,
                        s ->
                                new Stochastics.MomentumIndex(
                                        s.whole("length"),
                                        s.whole("first"),
                                        s.whole("second"),
                                        s.whole("signal")));
    }

    private static Indicator elder() {
        return IndicatorBuilder.named("elder", "Elder Ray", MOMENTUM)
                .length(13)
                .own("bull", "Bull power", HISTOGRAM)
                .own("bear", "Bear power", HISTOGRAM)
                .allFrom(s -> s.whole("length") - 1)
                .guides(0.0)
                .says("bull = high − EMA(close), bear = low − EMA(close)", "Stock.Indicators.")
                .bars(HLC, s -> new MomentumParts.ElderRay(s.whole("length")));
    }
}
