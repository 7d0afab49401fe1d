package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A price against a level; exact, as price units are whole and levels have few digits more. */
final class PriceWatch extends MarketWatch {

    private final PriceCondition condition;
    private final Instrument units;
    private final double level;

    PriceWatch(Alert alert, PriceCondition condition, @Nullable Timeframe bar, Instrument units) {
        super(alert, condition.test(), bar, condition.instrument(), condition.price());
        this.condition = condition;
        this.units = units;
        level = units(condition.level(), units);
    }

    /** A price in units, with what is beyond them as a fraction. */
    static double units(BigDecimal price, Instrument instrument) {
        return price.scaleByPowerOfTen(instrument.priceScale()).doubleValue();
    }

    @Override
    void tick(Tick tick) {
        BigDecimal price = units.price(tick.price());
        at(
                tick.time(),
                tick.price() - level,
                price,
                up -> Sentences.happened(condition, up, price));
    }
}
