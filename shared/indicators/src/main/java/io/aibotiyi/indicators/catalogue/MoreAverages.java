package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.AVERAGE;
import static io.aibotiyi.indicators.Output.Style.BAND;
import static io.aibotiyi.indicators.Output.Style.LINE;

import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.blocks.Averages;
import java.util.EnumSet;
import java.util.List;

/** Averages with a rule of their own. */
final class MoreAverages {

    private MoreAverages() {}

    static List<Indicator> all() {
        return List.of(kama(), zlema(), alma(), t3(), mcginley(), lsma(), vwma(), envelopes());
    }

    private static Indicator kama() {
        return IndicatorBuilder.named("kama", "Kaufman Adaptive Moving Average", AVERAGE)
                .length(10)
                .length("fast", "Fast", 2)
                .length("slow", "Slow", 30)
                .overlay("kama", "KAMA", LINE)
                .from(s -> s.whole("length"))
                .says(
                        "previous + (x − previous)·(er·(f − s) + s)², er = |change| / Σ|changes|,"
                                + " f = 2/(fast + 1), s = 2/(slow + 1)",
                        "Seeded with the value before the first: TA-Lib (fast 2, slow 30)."
                                + " er is 1 where nothing moved.")
                .series(s ->
                        SeriesCalculation.of(
                                new Kama(s.whole("length"), s.whole("fast"), s.whole("slow"))));
    }

    private static Indicator zlema() {
        return IndicatorBuilder.named("zlema", "Zero-Lag Exponential Moving Average", AVERAGE)
                .length(20)
                .overlay("zlema", "ZLEMA", LINE)
                .from(s -> s.whole("length") - 1 + (s.whole("length") - 1) / 2)
                .says(
                        "EMA of 2·x − x[lag], lag = (n − 1)/2 rounded down",
                        "The EMA is seeded with the mean of its first n inputs (Ehlers and Way).")
                .series(s -> SeriesCalculation.of(new ZeroLag(s.whole("length"))));
    }

    private static Indicator alma() {
        return IndicatorBuilder.named("alma", "Arnaud Legoux Moving Average", AVERAGE)
                .length(9)
                .real("offset", "Offset", 0.85, 0, 1)
                .real("sigma", "Sigma", 6, 0.1, 100)
                .overlay("alma", "ALMA", LINE)
                .from(s -> s.whole("length") - 1)
                .says(
                        "Σ wᵢxᵢ / Σ wᵢ, wᵢ = exp(−(i − m)²/2d²), m = offset·(n − 1), d = n/sigma",
                        "Stock.Indicators.")
                .series(s ->
                        SeriesCalculation.of(
                                new Alma(s.whole("length"), s.real("offset"), s.real("sigma"))));
    }

    private static Indicator t3() {
        return IndicatorBuilder.named("t3", "T3 Moving Average", AVERAGE)
                .length(5)
                .real("factor", "Volume factor", 0.7, 0, 1)
                .overlay("t3", "T3", LINE)
                .from(s -> 6 * (s.whole("length") - 1))
                .says(
                        "GD(GD(GD(x))), GD = EMA·(1 + v) − EMA(EMA)·v (Tillson)",
                        "Six EMAs, each seeded with the mean of its first n inputs: TA-Lib.")
                .series(s ->
                        SeriesCalculation.of(new Tillson(s.whole("length"), s.real("factor"))));
    }

    private static Indicator mcginley() {
        return IndicatorBuilder.named("mcginley", "McGinley Dynamic", AVERAGE)
                .length(14)
                .real("factor", "Factor", 0.6, 0.01, 10)
                .overlay("mcginley", "McGinley", LINE)
                .from(s -> 0)
                .says(
                        "previous + (x − previous) / (k·n·(x/previous)⁴)",
                        "Seeded with the first value; takes the value itself where a divisor is"
                                + " zero or the step would pass x.")
                .series(s ->
                        SeriesCalculation.of(new McGinley(s.whole("length"), s.real("factor"))));
    }

    private static Indicator lsma() {
        return IndicatorBuilder.named("lsma", "Least Squares Moving Average", AVERAGE)
                .length(25)
                .overlay("lsma", "LSMA", LINE)
                .from(s -> s.whole("length") - 1)
                .says("end of the regression line through the last n values", "TA-Lib LINEARREG.")
                .series(s -> {
                    int n = s.whole("length");
                    return SeriesCalculation.of(new RegressionLine(n, r -> r.at(n - 1)));
                });
    }

    private static Indicator vwma() {
        return IndicatorBuilder.named("vwma", "Volume Weighted Moving Average", AVERAGE)
                .length(20)
                .overlay("vwma", "VWMA", LINE)
                .from(s -> s.whole("length") - 1)
                .says(
                        "Σ close·volume / Σ volume over n bars",
                        "Stock.Indicators. No value where nothing traded in the window.")
                .bars(
                        EnumSet.of(Column.CLOSE, Column.VOLUME),
                        s -> new VolumeWeighted(s.whole("length")));
    }

    private static Indicator envelopes() {
        return IndicatorBuilder.named("envelopes", "Moving Average Envelopes", AVERAGE)
                .length(20)
                .real("percent", "Percent", 2.5, 0, 100)
                .choice("average", "Average", Averages.NAMES)
                .overlay("upper", "Upper", BAND)
                .overlay("middle", "Average", LINE)
                .overlay("lower", "Lower", BAND)
                .allFrom(s -> Averages.first(s.choice("average"), s.whole("length")))
                .says("average·(1 ± percent/100)", "As the average chosen.")
                .series(s ->
                        new Envelopes(
                                Averages.of(s.choice("average"), s.whole("length")),
                                s.real("percent") / 100));
    }
}
