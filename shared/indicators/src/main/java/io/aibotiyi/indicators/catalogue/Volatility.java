package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.VOLATILITY;
import static io.aibotiyi.indicators.Output.Style.BAND;
import static io.aibotiyi.indicators.Output.Style.LINE;

import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.blocks.Averages;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How far prices move: ranges, deviations and the bands made of them. */
final class Volatility {

    private static final Set<Column> HLC = EnumSet.of(Column.HIGH, Column.LOW, Column.CLOSE);
    private static final Set<Column> HL = EnumSet.of(Column.HIGH, Column.LOW);

    private Volatility() {}

    static List<Indicator> all() {
        return List.of(
                trueRange(),
                atr(),
                natr(),
                bollinger(),
                keltner(),
                donchian(),
                channel(),
                deviation(),
                historical(),
                chaikin(),
                ulcer(),
                mass(),
                choppiness());
    }

    private static Indicator trueRange() {
        return IndicatorBuilder.named("trange", "True Range", VOLATILITY)
                .own("trange", "TR", LINE)
                .from(s -> 1)
                .says("max(high, close[1]) − min(low, close[1])", "TA-Lib: from the second bar.")
                .bars(HLC, s -> new VolatilityParts.Range());
    }

    private static Indicator atr() {
        return IndicatorBuilder.named("atr", "Average True Range", VOLATILITY)
                .length(14)
                .own("atr", "ATR", LINE)
                .from(s -> s.whole("length"))
                .says(
                        "RMA of the true range",
                        "Seeded with the mean of the true ranges of bars 1 … n: TA-Lib,"
                                + " Stock.Indicators.")
                .bars(HLC, s -> new VolatilityParts.AverageRange(s.whole("length"), false));
    }

    private static Indicator natr() {
        return IndicatorBuilder.named("natr", "Normalized Average True Range", VOLATILITY)
                .length(14)
                .own("natr", "NATR", LINE)
                .from(s -> s.whole("length"))
                .says("100·ATR / close", "As atr: TA-Lib. No value where close is 0.")
                .bars(HLC, s -> new VolatilityParts.AverageRange(s.whole("length"), true));
    }

    private static Indicator bollinger() {
        return IndicatorBuilder.named("bb", "Bollinger Bands", VOLATILITY)
                .length(20)
                .real("deviations", "Deviations", 2, 0, 20)
                .overlay("upper", "Upper", BAND)
                .overlay("middle", "Middle", LINE)
                .overlay("lower", "Lower", BAND)
                .own("percentb", "%B", LINE)
                .own("width", "Bandwidth", LINE)
                .allFrom(s -> s.whole("length") - 1)
                .guides(0.0, 1.0)
                .says(
                        "SMA ± k·σ (population); %B = (x − lower)/(upper − lower);"
                                + " width = (upper − lower)/middle",
                        "TA-Lib, Stock.Indicators. No %B where the bands meet, no width where the"
                                + " middle is 0.")
                .series(s ->
                        new VolatilityParts.Bollinger(s.whole("length"), s.real("deviations")));
    }

    private static Indicator keltner() {
        return IndicatorBuilder.named("keltner", "Keltner Channels", VOLATILITY)
                .length(20)
                .real("multiplier", "Multiplier", 2, 0, 20)
                .length("atr", "ATR length", 10)
                .choice("average", "Average", Averages.names("ema"))
                .overlay("upper", "Upper", BAND)
                .overlay("middle", "Middle", LINE)
                .overlay("lower", "Lower", BAND)
                .own("width", "Width", LINE)
                .allFrom(s ->
                        Math.max(
                                s.whole("atr"),
                                Averages.first(s.choice("average"), s.whole("length"))))
                .says(
                        "MA(close) ± k·ATR; width = (upper − lower)/middle",
                        "Stock.Indicators. All lines begin together.")
                .bars(
                        HLC,
                        s ->
                                new VolatilityParts.Keltner(
                                        Averages.of(s.choice("average"), s.whole("length")),
                                        s.whole("atr"),
                                        s.real("multiplier")));
    }

    private static Indicator donchian() {
        return IndicatorBuilder.named("donchian", "Donchian Channels", VOLATILITY)
                .length(20)
                .overlay("upper", "Upper", BAND)
                .overlay("middle", "Middle", LINE)
                .overlay("lower", "Lower", BAND)
                .allFrom(s -> s.whole("length") - 1)
                .says(
                        "highest high and lowest low of the last n bars, and their middle",
                        "With the current bar, as TA-Lib MAX and MIN; Stock.Indicators leaves it"
                                + " out (see pricechannel).")
                .bars(HL, s -> new VolatilityParts.Channel(s.whole("length"), 0));
    }

    private static Indicator channel() {
        return IndicatorBuilder.named("pricechannel", "Price Channel", VOLATILITY)
                .length(20)
                .overlay("upper", "Upper", BAND)
                .overlay("middle", "Middle", LINE)
                .overlay("lower", "Lower", BAND)
                .allFrom(s -> s.whole("length"))
                .says(
                        "highest high and lowest low of the n bars before this one",
                        "Without the current bar: a close outside is a break-out.")
                .bars(HL, s -> new VolatilityParts.Channel(s.whole("length"), 1));
    }

    private static Indicator deviation() {
        return IndicatorBuilder.named("stddev", "Standard Deviation", VOLATILITY)
                .length(20)
                .real("deviations", "Deviations", 1, 0, 20)
                .own("stddev", "σ", LINE)
                .from(s -> s.whole("length") - 1)
                .says("k·√(Σ(x − mean)²/n)", "Population deviation: TA-Lib, Stock.Indicators.")
                .series(s -> {
                    double k = s.real("deviations");
                    return SeriesCalculation.of(
                            new MomentsLine(s.whole("length"), (m, _) -> k * m.deviation()));
                });
    }

    private static Indicator historical() {
        return IndicatorBuilder.named("hv", "Historical Volatility", VOLATILITY)
                .whole("length", "Length", 20, 2, IndicatorBuilder.MAX_LENGTH)
                .real("year", "Bars in a year", 365, 1, 1e9)
                .own("hv", "HV", LINE)
                .from(s -> s.whole("length"))
                .says(
                        "100·√(bars in a year)·sample deviation of n changes ln(x / x[1])",
                        "A change from or to a price that is not positive does not count.")
                .series(s ->
                        SeriesCalculation.of(
                                new VolatilityParts.Historical(s.whole("length"), s.real("year"))));
    }

    private static Indicator chaikin() {
        return IndicatorBuilder.named("chaikinvol", "Chaikin Volatility", VOLATILITY)
                .length(10)
                .length("roc", "Change over", 10)
                .own("chaikinvol", "CV", LINE)
                .from(s -> s.whole("length") + s.whole("roc") - 1)
                .guides(0.0)
                .says(
                        "ROC of EMA(high − low)",
                        "The EMA is seeded with the mean of the first n ranges. 0 where the earlier"
                                + " average is 0.")
                .bars(HL, s -> new VolatilityParts.Chaikin(s.whole("length"), s.whole("roc")));
    }

    private static Indicator ulcer() {
        return IndicatorBuilder.named("ulcer", "Ulcer Index", VOLATILITY)
                .length(14)
                .own("ulcer", "UI", LINE)
                .from(s -> 2 * (s.whole("length") - 1))
                .says(
                        "√(mean of the squared drawdowns in percent from the highest of n)",
                        "As Peter Martin: the highest of the n values up to each. Stock.Indicators"
                                + " takes it within one window and begins at n − 1.")
                .series(s -> SeriesCalculation.of(new VolatilityParts.Ulcer(s.whole("length"))));
    }

    private static Indicator mass() {
        return IndicatorBuilder.named("massindex", "Mass Index", VOLATILITY)
                .length("ema", "EMA length", 9)
                .length("sum", "Sum length", 25)
                .own("massindex", "MI", LINE)
                .from(s -> 2 * (s.whole("ema") - 1) + s.whole("sum") - 1)
                .guides(26.5, 27.0)
                .says(
                        "Σ EMA(high − low)/EMA(EMA(high − low))",
                        "Each EMA seeded with the mean of its first inputs. A bar without average"
                                + " range counts 1.")
                .bars(HL, s -> new VolatilityParts.Mass(s.whole("ema"), s.whole("sum")));
    }

    private static Indicator choppiness() {
        return IndicatorBuilder.named("chop", "Choppiness Index", VOLATILITY)
                .whole("length", "Length", 14, 2, IndicatorBuilder.MAX_LENGTH)
                .own("chop", "CHOP", LINE)
                .from(s -> s.whole("length"))
                .guides(38.2, 61.8)
                .says(
                        "100·log10(Σ true range / (highest high − lowest low)) / log10(n)",
                        "Of plain highs and lows. No value where the range is 0.")
                .bars(HLC, s -> new VolatilityParts.Choppiness(s.whole("length")));
    }
}
