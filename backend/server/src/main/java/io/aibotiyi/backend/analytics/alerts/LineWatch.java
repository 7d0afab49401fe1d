package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.LineReach;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The last price against a straight line. Where the line does not reach there is no number, so
 * entering or leaving its reach crosses nothing. The line moves between trades; a crossing is seen
 * with the trade that follows.
 */
final class LineWatch extends MarketWatch {

    private final LineCondition condition;
    private final Instrument units;
    private final long begin;
    private final long end;
    private final double start;
    private final double slope;

    LineWatch(Alert alert, LineCondition condition, @Nullable Timeframe bar, Instrument units) {
        super(alert, condition.test(), bar, condition.instrument(), PriceKind.LAST);
        this.condition = condition;
        this.units = units;
        begin = EpochNanos.of(condition.from().time());
        long other = EpochNanos.of(condition.to().time());
        end = condition.reach() == LineReach.RAY ? Long.MAX_VALUE : other;
        start = PriceWatch.units(condition.from().price(), units);
        slope = (PriceWatch.units(condition.to().price(), units) - start) / (other - begin);
    }

    @Override
    void tick(Tick tick) {
        if (tick.time() < begin || tick.time() > end) {
            forget();
            return;
        }
        double line = start + slope * (tick.time() - begin);
        BigDecimal price = units.price(tick.price());
        at(tick.time(), tick.price() - line, price, up -> Sentences.happened(condition, up, price));
    }
}
