package io.aibotiyi.indicators.catalogue;

import static io.aibotiyi.indicators.Category.VOLUME;
import static io.aibotiyi.indicators.Output.Style.BAND;
import static io.aibotiyi.indicators.Output.Style.HISTOGRAM;
import static io.aibotiyi.indicators.Output.Style.LINE;

import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.Parameter;
import io.aibotiyi.indicators.Settings;
import io.aibotiyi.indicators.blocks.Sessions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What volume says. */
final class Volumes {

    private static final Set<Column> HLCV =
            EnumSet.of(Column.HIGH, Column.LOW, Column.CLOSE, Column.VOLUME);
    private static final Set<Column> CV = EnumSet.of(Column.CLOSE, Column.VOLUME);
    private static final Set<Column> SESSION =
            EnumSet.of(Column.TIME, Column.HIGH, Column.LOW, Column.CLOSE, Column.VOLUME);

    private Volumes() {}

    static List<Indicator> all() {
        return List.of(
                onBalance(),
                accumulation(),
                chaikin(),
                moneyFlow(),
                force(),
                ease(),
                negative(),
                positive(),
                priceVolume(),
                klinger(),
                oscillator(),
                relative(),
                vwap(),
                anchored(),
                cumulativeDelta());
    }

    private static IndicatorBuilder named(String id, String title) {
        return IndicatorBuilder.named(id, title, VOLUME);
    }

    /** Parameters of a session: the period first, {@code day} unless said otherwise. */
    static IndicatorBuilder session(IndicatorBuilder builder, List<String> periods) {
        return builder.choice("session", "Session", periods)
                .whole("offset", "Session begins (minutes after 00:00 UTC)", 0, -1439, 1439);
    }

    static Sessions sessions(Settings s) {
        return new Sessions(s.choice("session"), s.whole("offset"));
    }

    private static Indicator onBalance() {
        return named("obv", "On-Balance Volume")
                .own("obv", "OBV", LINE)
                .says(
                        "running sum of volume, with the sign of the close's change",
                        "Starts from 0 at the first bar: Stock.Indicators. TA-Lib starts from the"
                                + " first volume.")
                .bars(CV, s -> new VolumeParts.OnBalance());
    }

    private static Indicator accumulation() {
        return named("ad", "Accumulation/Distribution Line")
                .own("ad", "A/D", LINE)
                .says(
                        "running sum of volume·((close − low) − (high − close))/(high − low)",
                        "TA-Lib. A bar without range counts 0.")
                .bars(HLCV, s -> new VolumeParts.Accumulation());
    }

    private static Indicator chaikin() {
        return named("adosc", "Chaikin Oscillator")
                .length("fast", "Fast", 3)
                .length("slow", "Slow", 10)
                .own("adosc", "ADOSC", LINE)
                .from(s -> Math.max(s.whole("fast"), s.whole("slow")) - 1)
                .guides(0.0)
                .says(
                        "EMA(A/D, fast) − EMA(A/D, slow)",
                        "Both EMAs start from the first A/D value: TA-Lib. Stock.Indicators seeds"
                                + " with means.")
                .bars(HLCV, s -> new VolumeParts.Chaikin(s.whole("fast"), s.whole("slow")));
    }

    private static Indicator moneyFlow() {
        return named("cmf", "Chaikin Money Flow")
                .length(20)
                .own("cmf", "CMF", HISTOGRAM)
                .from(s -> s.whole("length") - 1)
                .guides(0.0)
                .says(
                        "Σ A/D volume / Σ volume over n bars",
                        "Stock.Indicators. No value where nothing traded in the window.")
                .bars(HLCV, s -> new VolumeParts.MoneyFlow(s.whole("length")));
    }

    private static Indicator force() {
        return named("force", "Force Index")
                .length(13)
                .own("force", "Force", LINE)
                .from(s -> s.whole("length"))
                .guides(0.0)
                .says(
                        "EMA of (close − close[1])·volume",
                        "Seeded with the mean of the first n: Stock.Indicators.")
                .bars(CV, s -> new VolumeParts.Force(s.whole("length")));
    }

    private static Indicator ease() {
        return named("eom", "Ease of Movement")
                .length(14)
                .real("divisor", "Volume divisor", 10_000, 1e-6, 1e15)
                .own("eom", "EOM", LINE)
                .from(s -> s.whole("length"))
                .guides(0.0)
                .says(
                        "SMA of divisor·(middle − middle[1])·(high − low)/volume",
                        "Richard Arms. A bar without volume counts 0.")
                .bars(
                        EnumSet.of(Column.HIGH, Column.LOW, Column.VOLUME),
                        s -> new VolumeParts.Ease(s.whole("length"), s.real("divisor")));
    }

    private static Indicator negative() {
        return named("nvi", "Negative Volume Index")
                .own("nvi", "NVI", LINE)
                .says(
                        "index·close/close[1] on bars whose volume fell",
                        "Starts from 1000 at the first bar.")
                .bars(CV, s -> new VolumeParts.VolumeIndex(-1));
    }

    private static Indicator positive() {
        return named("pvi", "Positive Volume Index")
                .own("pvi", "PVI", LINE)
                .says(
                        "index·close/close[1] on bars whose volume rose",
                        "Starts from 1000 at the first bar.")
                .bars(CV, s -> new VolumeParts.VolumeIndex(1));
    }

    private static Indicator priceVolume() {
        return named("pvt", "Price Volume Trend")
                .own("pvt", "PVT", LINE)
                .says(
                        "running sum of volume·(close/close[1] − 1)",
                        "Starts from 0 at the first bar.")
                .bars(CV, s -> new VolumeParts.PriceVolume());
    }

    private static Indicator klinger() {
        return named("kvo", "Klinger Volume Oscillator")
                .length("fast", "Fast", 34)
                .length("slow", "Slow", 55)
                .length("signal", "Signal", 13)
                .own("kvo", "KVO", LINE)
                .from(s -> Math.max(s.whole("fast"), s.whole("slow")) + 1)
                .own("signal", "Signal", LINE)
                .from(s -> Math.max(s.whole("fast"), s.whole("slow")) + s.whole("signal"))
                .guides(0.0)
                .says(
                        "EMA(vf, fast) − EMA(vf, slow), vf = 100·volume·|2·(dm/cm − 1)|·trend",
                        "The volume force starts at the third bar: Stock.Indicators.")
                .bars(HLCV, s -> new Klinger(s.whole("fast"), s.whole("slow"), s.whole("signal")));
    }

    private static Indicator oscillator() {
        return named("volosc", "Volume Oscillator")
                .length("fast", "Fast", 5)
                .length("slow", "Slow", 10)
                .own("volosc", "VO", LINE)
                .from(s -> Math.max(s.whole("fast"), s.whole("slow")) - 1)
                .guides(0.0)
                .says(
                        "100·(EMA(volume, fast) − EMA(volume, slow))/EMA(volume, slow)",
                        "Each EMA seeded with its mean. No value where the slow one is 0.")
                .bars(
                        EnumSet.of(Column.VOLUME),
                        s -> new VolumeParts.Oscillator(s.whole("fast"), s.whole("slow")));
    }

    private static Indicator relative() {
        return named("rvol", "Relative Volume")
                .length(20)
                .own("rvol", "RVOL", HISTOGRAM)
                .from(s -> s.whole("length"))
                .guides(1.0)
                .says(
                        "volume / mean volume of the n bars before",
                        "No value where nothing traded in them.")
                .bars(EnumSet.of(Column.VOLUME), s -> new VolumeParts.Relative(s.whole("length")));
    }

    private static Indicator vwap() {
        return session(named("vwap", "Volume Weighted Average Price"), Sessions.NAMES)
                .real("first", "First band", 1, 0, 20)
                .real("second", "Second band", 2, 0, 20)
                .overlay("vwap", "VWAP", LINE)
                .overlay("upper1", "Upper 1", BAND)
                .overlay("lower1", "Lower 1", BAND)
                .overlay("upper2", "Upper 2", BAND)
                .overlay("lower2", "Lower 2", BAND)
                .says(
                        "Σ typical·volume / Σ volume since the session began; bands at k times the"
                                + " volume-weighted deviation",
                        "Stock.Indicators (session none: since the first bar). No value before the"
                                + " first trade of a session.")
                .bars(
                        SESSION,
                        s -> new SessionVwap(sessions(s), 0, s.real("first"), s.real("second")));
    }

    private static Indicator anchored() {
        return named("avwap", "Anchored VWAP")
                .parameter(new Parameter.Moment("anchor", "Anchor", 0L))
                .real("first", "First band", 1, 0, 20)
                .real("second", "Second band", 2, 0, 20)
                .overlay("vwap", "VWAP", LINE)
                .overlay("upper1", "Upper 1", BAND)
                .overlay("lower1", "Lower 1", BAND)
                .overlay("upper2", "Upper 2", BAND)
                .overlay("lower2", "Lower 2", BAND)
                .irregular()
                .says(
                        "as vwap, since the bar that opens at or after the anchor",
                        "No value before the anchor.")
                .bars(
                        SESSION,
                        s ->
                                new SessionVwap(
                                        new Sessions("none", 0),
                                        s.moment("anchor"),
                                        s.real("first"),
                                        s.real("second")));
    }

    private static Indicator cumulativeDelta() {
        return session(
                        named("cvd", "Cumulative Volume Delta"),
                        List.of("none", "day", "week", "month"))
                .own("cvd", "CVD", LINE)
                .own("delta", "Delta", HISTOGRAM)
                .guides(0.0)
                .says(
                        "running sum of volume bought less volume sold by takers",
                        "From 0 at each session's first bar. Needs trades: a source without them"
                                + " has no trade delta.")
                .bars(
                        EnumSet.of(Column.TIME, Column.DELTA),
                        s -> new VolumeParts.CumulativeDelta(sessions(s)));
    }
}
