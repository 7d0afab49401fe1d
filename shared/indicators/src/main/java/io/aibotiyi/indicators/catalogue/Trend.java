package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.TREND;
import static io.aibotiyi.indicators.Output.Pane.NONE;
import static io.aibotiyi.indicators.Output.Pane.OVERLAY;
import static io.aibotiyi.indicators.Output.Style.BAND;
import static io.aibotiyi.indicators.Output.Style.DOTS;
import static io.aibotiyi.indicators.Output.Style.HISTOGRAM;
import static io.aibotiyi.indicators.Output.Style.LINE;
import static io.aibotiyi.indicators.Output.Style.STEPS;

import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether prices go somewhere, where a stop lies, and the turning points. */
final class Trend {

    private static final Set<Column> HLC = EnumSet.of(Column.HIGH, Column.LOW, Column.CLOSE);
    private static final Set<Column> HL = EnumSet.of(Column.HIGH, Column.LOW);

    private Trend() {}

    static List<Indicator> all() {
        return List.of(
                adx(),
                aroon(),
                aroonOscillator(),
                vortex(),
                parabolic(),
                supertrend(),
                ichimoku(),
                chandelier(),
                alligator(),
                zigzag(),
                fractals());
    }

    private static Indicator adx() {
        return IndicatorBuilder.named("adx", "Average Directional Index", TREND)
                .length(14)
                .own("plusdi", "+DI", LINE)
                .from(s -> s.whole("length"))
                .own("minusdi", "−DI", LINE)
                .from(s -> s.whole("length"))
                .own("dx", "DX", LINE)
                .from(s -> s.whole("length"))
                .own("adx", "ADX", LINE)
                .from(s -> 2 * s.whole("length") - 1)
                .own("adxr", "ADXR", LINE)
                .from(s -> 3 * s.whole("length") - 1)
                .guides(20.0, 25.0)
                .says(
                        "±DI = 100·S(±DM)/S(TR), S = S − S/n + x; DX = 100·|+DI − −DI|/(+DI + −DI);"
                                + " ADX = RMA(DX); ADXR = (ADX + ADX[n])/2",
                        "S starts as the sum over bars 1 … n: Stock.Indicators. TA-Lib sums n − 1"
                                + " bars first and takes ADX[n − 1] for ADXR. DI and DX are 0 where"
                                + " they divide by 0.")
                .bars(HLC, s -> new Directional(s.whole("length")));
    }

    private static Indicator aroon() {
        return IndicatorBuilder.named("aroon", "Aroon", TREND)
                .length(25)
                .own("up", "Up", LINE)
                .own("down", "Down", LINE)
                .allFrom(s -> s.whole("length"))
                .guides(30.0, 70.0)
                .says(
                        "100·(n − bars since the highest high or lowest low of n + 1 bars)/n",
                        "Of equal extremes the newest counts: TA-Lib.")
                .bars(HL, s -> new TrendParts.Aroon(s.whole("length"), false));
    }

    private static Indicator aroonOscillator() {
        return IndicatorBuilder.named("aroonosc", "Aroon Oscillator", TREND)
                .length(25)
                .own("aroonosc", "Aroon Osc", HISTOGRAM)
                .from(s -> s.whole("length"))
                .guides(0.0)
                .says("Aroon up − Aroon down", "As aroon: TA-Lib.")
                .bars(HL, s -> new TrendParts.Aroon(s.whole("length"), true));
    }

    private static Indicator vortex() {
        return IndicatorBuilder.named("vortex", "Vortex Indicator", TREND)
                .length(14)
                .own("plus", "VI+", LINE)
                .own("minus", "VI−", LINE)
                .allFrom(s -> s.whole("length"))
                .guides(1.0)
                .says(
                        "Σ|high − low[1]| / Σ TR and Σ|low − high[1]| / Σ TR",
                        "Stock.Indicators. No value where the true range is 0.")
                .bars(HLC, s -> new TrendParts.Vortex(s.whole("length")));
    }

    private static Indicator parabolic() {
        return IndicatorBuilder.named("psar", "Parabolic SAR", TREND)
                .real("step", "Step", 0.02, 0, 1)
                .real("maximum", "Maximum", 0.2, 0, 1)
                .overlay("psar", "SAR", DOTS)
                .from(s -> 1)
                .says(
                        "sar + a·(extreme − sar), a grows by step with each new extreme up to"
                                + " maximum; turns when touched",
                        "First direction: down if the low fell by more than the high rose, and by"
                                + " anything; starts from the first bar's high or low: TA-Lib.")
                .bars(HL, s -> new Parabolic(s.real("step"), s.real("maximum")));
    }

    private static Indicator supertrend() {
        return IndicatorBuilder.named("supertrend", "SuperTrend", TREND)
                .length(10)
                .real("multiplier", "Multiplier", 3, 0.1, 50)
                .overlay("supertrend", "SuperTrend", STEPS)
                .overlay("upper", "Upper (down trend)", LINE)
                .overlay("lower", "Lower (up trend)", LINE)
                .allFrom(s -> s.whole("length"))
                .irregular()
                .says(
                        "(high + low)/2 ± k·ATR, drawn in only while the close before lies within;"
                                + " turns when the close crosses",
                        "First direction: up if the close is at or above the middle:"
                                + " Stock.Indicators. One of upper and lower is given.")
                .bars(HLC, s -> new TrendParts.SuperTrend(s.whole("length"), s.real("multiplier")));
    }

    private static Indicator ichimoku() {
        return IndicatorBuilder.named("ichimoku", "Ichimoku Kinko Hyo", TREND)
                .length("conversion", "Conversion", 9)
                .length("base", "Base", 26)
                .length("span", "Leading span B", 52)
                .length("shift", "Displacement", 26)
                .overlay("conversion", "Tenkan", LINE)
                .from(s -> s.whole("conversion") - 1)
                .overlay("base", "Kijun", LINE)
                .from(s -> s.whole("base") - 1)
                .output("spana", "Senkou A", OVERLAY, BAND, s -> s.whole("shift"))
                .from(s -> Math.max(s.whole("conversion"), s.whole("base")) - 1)
                .output("spanb", "Senkou B", OVERLAY, BAND, s -> s.whole("shift"))
                .from(s -> s.whole("span") - 1)
                .output("lagging", "Chikou", OVERLAY, LINE, s -> -s.whole("shift"))
                .says(
                        "(highest + lowest)/2 of each length; senkou A = (tenkan + kijun)/2 and"
                                + " senkou B are drawn ahead, chikou = close behind",
                        "Values stand at the bar they are computed at; draw them displaced:"
                                + " Stock.Indicators lists them displaced.")
                .bars(
                        HLC,
                        s ->
                                new TrendParts.Ichimoku(
                                        s.whole("conversion"), s.whole("base"), s.whole("span")));
    }

    private static Indicator chandelier() {
        return IndicatorBuilder.named("chandelier", "Chandelier Exit", TREND)
                .length(22)
                .real("multiplier", "Multiplier", 3, 0.1, 50)
                .overlay("longs", "Exit of longs", STEPS)
                .overlay("shorts", "Exit of shorts", STEPS)
                .allFrom(s -> s.whole("length"))
                .says(
                        "highest high − k·ATR, lowest low + k·ATR",
                        "Stock.Indicators (ATR of the same length).")
                .bars(HLC, s -> new TrendParts.Chandelier(s.whole("length"), s.real("multiplier")));
    }

    private static Indicator alligator() {
        return IndicatorBuilder.named("alligator", "Williams Alligator", TREND)
                .length("jaw", "Jaw", 13)
                .length("teeth", "Teeth", 8)
                .length("lips", "Lips", 5)
                .whole("jawshift", "Jaw shift", 8, 0, 500)
                .whole("teethshift", "Teeth shift", 5, 0, 500)
                .whole("lipsshift", "Lips shift", 3, 0, 500)
                .output("jaw", "Jaw", OVERLAY, LINE, s -> s.whole("jawshift"))
                .from(s -> s.whole("jaw") - 1)
                .output("teeth", "Teeth", OVERLAY, LINE, s -> s.whole("teethshift"))
                .from(s -> s.whole("teeth") - 1)
                .output("lips", "Lips", OVERLAY, LINE, s -> s.whole("lipsshift"))
                .from(s -> s.whole("lips") - 1)
                .says(
                        "RMA of (high + low)/2, drawn ahead",
                        "Values stand at the bar they are computed at; Stock.Indicators lists them"
                                + " displaced.")
                .bars(
                        HL,
                        s ->
                                new TrendParts.Alligator(
                                        s.whole("jaw"), s.whole("teeth"), s.whole("lips")));
    }

    private static Indicator zigzag() {
        return IndicatorBuilder.named("zigzag", "ZigZag", TREND)
                .choice("by", "Reversal by", List.of("percent", "atr"))
                .real("reversal", "Reversal", 5, 0.01, 1000)
                .length("atr", "ATR length", 14)
                .output("pivot", "Pivot", OVERLAY, DOTS, s -> 0)
                .output("back", "Bars back", NONE, LINE, s -> 0)
                .output("direction", "Direction", NONE, LINE, s -> 0)
                .output("extreme", "Extreme so far", NONE, LINE, s -> 0)
                .allFrom(s -> s.choice("by").equals("atr") ? s.whole("atr") : 0)
                .irregular()
                .says(
                        "a leg turns when the price comes back from its extreme by reversal percent"
                                + " or reversal·ATR",
                        "A pivot is given at the bar that confirms it, back bars after it happened,"
                                + " and never taken back. The leg drawn from it to the extreme so"
                                + " far repaints until the next one.")
                .bars(
                        HLC,
                        s ->
                                new ZigZag(
                                        s.choice("by").equals("atr"),
                                        s.real("reversal"),
                                        s.whole("atr")));
    }

    private static Indicator fractals() {
        return IndicatorBuilder.named("fractals", "Williams Fractals", TREND)
                .whole("wing", "Bars on each side", 2, 1, 100)
                .output("bear", "Up fractal", OVERLAY, DOTS, s -> -s.whole("wing"))
                .output("bull", "Down fractal", OVERLAY, DOTS, s -> -s.whole("wing"))
                .allFrom(s -> 2 * s.whole("wing"))
                .irregular()
                .says(
                        "a high above, or a low below, those of n bars on each side",
                        "Given at the bar that confirms it and drawn n bars back: it appears late"
                                + " and never goes. Stock.Indicators.")
                .bars(HL, s -> new TrendParts.Fractals(s.whole("wing")));
    }
}
