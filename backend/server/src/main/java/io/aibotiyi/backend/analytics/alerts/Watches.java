package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.protocol.MarketAlerts.Series;
import io.aibotiyi.protocol.MarketAlerts.Test;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the watch that an alert's condition asks for. */
@Component
final class Watches {

    private final MarketData markets;

    Watches(MarketData markets) {
        this.markets = markets;
    }

    /**
     * @return null for a condition on orders, which tell themselves
     * @throws UnknownInstrumentException if the market is not there now
     */
    @Nullable Watch watch(Alert alert) {
        Timeframe bar = bar(alert);
        return switch (alert.terms().condition()) {
            case PriceCondition c -> new PriceWatch(alert, c, bar, units(c.instrument()));
            case LineCondition c -> new LineWatch(alert, c, bar, units(c.instrument()));
            case ChangeCondition c -> new ChangeWatch(alert, c, bar, markets);
            case PositionCondition c -> new PositionWatch(alert, c, bar);
            case IndicatorCondition c -> indicator(alert, c, bar);
            case FormulaCondition c -> formula(alert, c, bar);
            case OrderCondition _ -> null;
        };
    }

    private static @Nullable Timeframe bar(Alert alert) {
        String chosen = alert.terms().bar();
        if (chosen != null) {
            return Timeframe.parse(chosen);
        }
        return switch (alert.terms().condition()) {
            case IndicatorCondition c -> Timeframe.parse(c.timeframe());
            case FormulaCondition c -> Timeframe.parse(c.timeframe());
            default -> null;
        };
    }

    private Instrument units(InstrumentId instrument) {
        return markets.instrument(instrument)
                .orElseThrow(() -> new UnknownInstrumentException(instrument));
    }

    private StudyWatch indicator(Alert alert, IndicatorCondition c, @Nullable Timeframe bar) {
        Series other = c.other();
        BigDecimal level = c.level();
        double zero = level == null ? 0 : level.doubleValue();
        return new StudyWatch(
                alert,
                c.test(),
                bar,
                markets,
                units(c.instrument()),
                Timeframe.parse(c.timeframe()),
                c.onClose(),
                new StudyWatch.Lines(
                        Study.of(c.series()),
                        other == null ? null : Study.of(other),
                        value -> value - zero,
                        (up, value) -> Sentences.happened(c, up, value)));
    }

    private StudyWatch formula(Alert alert, FormulaCondition c, @Nullable Timeframe bar) {
        return new StudyWatch(
                alert,
                Test.AT_OR_ABOVE,
                bar,
                markets,
                units(c.instrument()),
                Timeframe.parse(c.timeframe()),
                c.onClose(),
                new StudyWatch.Lines(
                        Study.of(c.formula()),
                        null,
                        value -> Double.isNaN(value) || value == 0 ? -1 : 1,
                        (_, _) -> Sentences.happened(c)));
    }
}
