package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Test;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows one price of a market. */
abstract class MarketWatch extends Watch {

    private final InstrumentId instrument;
    private final PriceKind price;

    MarketWatch(
            Alert alert,
            Test test,
            @Nullable Timeframe bar,
            InstrumentId instrument,
            PriceKind price) {
        super(alert, test, bar);
        this.instrument = instrument;
        this.price = price;
    }

    final InstrumentId instrument() {
        return instrument;
    }

    /** Whether it needs the book. */
    final boolean quotes() {
        return price != PriceKind.LAST;
    }

    /** Takes what the market's prices did. */
    final void follow(Map<PriceKind, List<Tick>> paths) {
        paths.getOrDefault(price, List.of()).forEach(this::tick);
    }

    abstract void tick(Tick tick);
}
