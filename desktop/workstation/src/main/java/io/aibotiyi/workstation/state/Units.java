package io.aibotiyi.workstation.state;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.Level;
import java.math.BigDecimal;
import java.util.List;

/**
 * The wire's decimals in an instrument's {@code long} units. The wire's tick and lot decide the
 * scales, so what a market can quote always fits.
 */
public final class Units {

    private Units() {}

    public static Instrument of(InstrumentView view) {
        int priceScale = scale(view.tickSize());
        int quantityScale = scale(view.lotSize());
        return new Instrument(
                view.id(),
                view.baseAsset(),
                view.quoteAsset(),
                priceScale,
                quantityScale,
                Math.max(1, view.tickSize().movePointRight(priceScale).longValueExact()),
                Math.max(1, view.lotSize().movePointRight(quantityScale).longValueExact()),
                view.minNotional());
    }

    static List<BookLevel> levels(Instrument in, List<Level> levels) {
        return levels.stream()
                .map(l -> new BookLevel(in.priceUnits(l.price()), in.quantityUnits(l.quantity())))
                .toList();
    }

    public static Candle candle(Instrument in, CandleView c) {
        return new Candle(
                EpochNanos.of(c.openTime()),
                in.priceUnits(c.open()),
                in.priceUnits(c.high()),
                in.priceUnits(c.low()),
                in.priceUnits(c.close()),
                in.quantityUnits(c.volume()),
                c.trades());
    }

    /** Decimals that a step needs. */
    public static int scale(BigDecimal step) {
        return Math.max(0, step.stripTrailingZeros().scale());
    }
}
