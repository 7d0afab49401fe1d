package io.aibotiyi.indicators.catalogue;

import java.util.Locale;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.averages.DoubleEMAIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.averages.MMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.TripleEMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.statistics.VarianceIndicator;
import org.ta4j.core.num.Num;

/** Twenty indicators that ta4j and the catalogue define alike; ids by name. */
enum Ta4jKind {
    SMA,
    EMA,
    WMA,
    DEMA,
    TEMA,
    HMA,
    RMA,
    RSI,
    ROC,
    CMO,
    STDDEV,
    BB,
    ATR,
    CCI,
    WILLR,
    STOCHF,
    DONCHIAN,
    ADX,
    AROON,
    VARIANCE;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The output that ta4j computes. */
    int output() {
        return this == ADX ? 3 : 0;
    }

    Indicator<Num> of(BarSeries series, int length) {
        var close = new ClosePriceIndicator(series);
        return switch (this) {
            case SMA -> new SMAIndicator(close, length);
            case EMA -> new EMAIndicator(close, length);
            case WMA -> new WMAIndicator(close, length);
            case DEMA -> new DoubleEMAIndicator(close, length);
            case TEMA -> new TripleEMAIndicator(close, length);
            case HMA -> new HMAIndicator(close, length);
            case RMA -> new MMAIndicator(close, length);
            case RSI -> new RSIIndicator(close, length);
            case ROC -> new ROCIndicator(close, length);
            case CMO -> new CMOIndicator(close, length);
            case STDDEV -> new StandardDeviationIndicator(close, length);
            case BB ->
                    new BollingerBandsUpperIndicator(
                            new BollingerBandsMiddleIndicator(new SMAIndicator(close, length)),
                            new StandardDeviationIndicator(close, length));
            case ATR -> new ATRIndicator(series, length);
            case CCI -> new CCIIndicator(series, length);
            case WILLR -> new WilliamsRIndicator(series, length);
            case STOCHF -> new StochasticOscillatorKIndicator(series, length);
            case DONCHIAN -> new DonchianChannelUpperIndicator(series, length);
            case ADX -> new ADXIndicator(series, length);
            case AROON -> new AroonUpIndicator(series, length);
            case VARIANCE -> new VarianceIndicator(close, length);
        };
    }
}
