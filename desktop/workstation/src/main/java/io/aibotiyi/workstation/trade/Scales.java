package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.MarketStore;
import io.aibotiyi.workstation.state.Units;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prices and quantities with the decimals of their instrument. */
final class Scales {

    static final String NONE = "—";

    private final MarketStore market;

    Scales(MarketStore market) {
        this.market = market;
    }

    String price(InstrumentId id, @Nullable BigDecimal value) {
        return text(id, value, InstrumentView::tickSize);
    }

    String quantity(InstrumentId id, @Nullable BigDecimal value) {
        return text(id, value, InstrumentView::lotSize);
    }

    private String text(
            InstrumentId id,
            @Nullable BigDecimal value,
            Function<InstrumentView, BigDecimal> step) {
        if (value == null) {
            return NONE;
        }
        return market.instruments().get().stream()
                .filter(i -> i.id().equals(id))
                .findFirst()
                .map(i -> Numbers.fixed(value, Units.scale(step.apply(i))))
                .orElseGet(() -> Numbers.plain(value));
    }

    Optional<InstrumentView> instrument(InstrumentId id) {
        return market.instruments().get().stream().filter(i -> i.id().equals(id)).findFirst();
    }
}
