package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorRun;
import io.aibotiyi.indicators.Settings;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.indicators.formula.Formula;
import io.aibotiyi.protocol.MarketAlerts.Series;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line that is computed from candles.
 *
 * @param output index of it
 */
record Study(Indicator indicator, Settings settings, int output) {

    /** What candles have. */
    private static final Set<Column> PRESENT =
            EnumSet.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE, Column.VOLUME);

    /**
     * @throws IllegalArgumentException naming what is unknown or out of range
     */
    static Study of(Series series) {
        Indicator indicator = Catalogue.standard().get(series.indicator());
        Settings settings = indicator.defaults();
        for (Map.Entry<String, String> setting : series.settings().entrySet()) {
            settings = settings.with(setting.getKey(), setting.getValue());
        }
        return new Study(indicator, settings, indicator.output(series.output()));
    }

    /**
     * The first plot.
     *
     * @throws io.aibotiyi.indicators.formula.FormulaException with the place, if it cannot be used
     */
    static Study of(String formula) {
        Indicator indicator = Formula.parse(formula).indicator("alert", "Alert");
        return new Study(indicator, indicator.defaults(), 0);
    }

    /** Why it can never be computed from candles. */
    Optional<String> whyNot() {
        return indicator.whyNot(settings, PRESENT, Integer.MAX_VALUE);
    }

    /** Bars after which its value hardly depends on where it began. */
    int history() {
        return Math.clamp(4L * (indicator.firstDefined(settings, output) + 1L), 200, 5_000);
    }

    IndicatorRun start() {
        return indicator.start(settings);
    }

    static void fill(Bar bar, Candle candle, Instrument units) {
        double price = Math.pow(10, units.priceScale());
        bar.set(
                candle.openTime(),
                candle.open() / price,
                candle.high() / price,
                candle.low() / price,
                candle.close() / price,
                candle.volume() / Math.pow(10, units.quantityScale()));
    }
}
