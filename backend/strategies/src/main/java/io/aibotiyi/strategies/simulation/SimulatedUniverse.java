package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.util.List;

/** The markets that the simulated venue lists; names are real, prices are not. */
public final class SimulatedUniverse {

    private static final List<PerpetualTerms.Tier> TIERS =
            List.of(
                    tier("50000", 50, "0.005"),
                    tier("250000", 25, "0.01"),
                    tier("1000000", 10, "0.025"),
                    tier("5000000", 5, "0.05"),
                    tier("20000000", 2, "0.125"));

    private SimulatedUniverse() {}

    private static PerpetualTerms.Tier tier(String upTo, int leverage, String rate) {
        return new PerpetualTerms.Tier(new BigDecimal(upTo), leverage, new BigDecimal(rate));
    }

    /** How much more a perpetual strays from its reference price than its index does. */
    private static final double OVERSHOOT = 1.002;

    /**
     * Six spot markets with the ticks, lots and minimum notionals usual for them, best known first,
     * and the perpetual of the first.
     */
    public static List<SimulatedInstrument> standard() {
        return List.of(
                market("BTC", 1, 4, "61000", 0.42, 1.0, "0.0300"),
                market("ETH", 2, 4, "2650", 0.52, 0.9, "0.6000"),
                market("SOL", 2, 3, "145", 0.68, 0.8, "9"),
                market("XRP", 4, 1, "0.5350", 0.60, 0.7, "1800"),
                market("DOGE", 5, 0, "0.11500", 0.75, 0.65, "8000"),
                market("EUR", 4, 1, "1.0850", 0.08, 0.5, "900"),
                perpetual(market("BTC", 1, 4, "61000", 0.42, 1.0, "0.0300")));
    }

    /**
     * The perpetual of a spot market: quoted in the same currency, with the tiers of a liquid one.
     * Notionals and rates are our own; their form is that of Binance's USDⓈ-M futures.
     */
    private static SimulatedInstrument perpetual(SimulatedInstrument spot) {
        Instrument index = spot.instrument();
        Instrument instrument =
                new Instrument(
                        new InstrumentId(
                                VenueId.SIMULATED, Symbol.of(index.id().symbol() + "-PERP")),
                        index.baseAsset(),
                        index.quoteAsset(),
                        index.priceScale(),
                        index.quantityScale(),
                        index.tickSize(),
                        index.lotSize(),
                        index.minNotional());
        return new SimulatedInstrument(
                instrument,
                spot.referencePrice(),
                spot.volatility() * OVERSHOOT,
                spot.activity() * 0.95,
                spot.tradeQuantity(),
                new PerpetualTerms(index.id(), TIERS, 10));
    }

    private static SimulatedInstrument market(
            String base,
            int priceScale,
            int quantityScale,
            String price,
            double volatility,
            double activity,
            String tradeQuantity) {
        Instrument instrument =
                new Instrument(
                        new InstrumentId(VenueId.SIMULATED, Symbol.of(base + "-USDT")),
                        base,
                        "USDT",
                        priceScale,
                        quantityScale,
                        1,
                        1,
                        BigDecimal.valueOf(5));
        return new SimulatedInstrument(
                instrument,
                instrument.priceUnits(new BigDecimal(price)),
                volatility,
                activity,
                instrument.quantityUnits(new BigDecimal(tradeQuantity)));
    }
}
