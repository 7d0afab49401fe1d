package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.Condition;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a condition is about, as columns. */
record Watched(String kind, @Nullable InstrumentId instrument, @Nullable AccountId accountOrNone) {

    static Watched by(Condition condition) {
        return switch (condition) {
            case PriceCondition c -> new Watched("price", c.instrument(), null);
            case ChangeCondition c -> new Watched("change", c.instrument(), null);
            case LineCondition c -> new Watched("line", c.instrument(), null);
            case IndicatorCondition c -> new Watched("indicator", c.instrument(), null);
            case FormulaCondition c -> new Watched("formula", c.instrument(), null);
            case OrderCondition c -> new Watched("order", c.instrument(), c.account());
            case PositionCondition c -> new Watched("position", c.instrument(), c.account());
        };
    }

    @Nullable String venue() {
        return instrument == null ? null : instrument.venue().name();
    }

    @Nullable String symbol() {
        return instrument == null ? null : instrument.symbol().name();
    }

    @Nullable UUID account() {
        return accountOrNone == null ? null : accountOrNone.value();
    }
}
