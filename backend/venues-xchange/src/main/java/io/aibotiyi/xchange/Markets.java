package io.aibotiyi.xchange;

import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;

/** Markets' rules from what XChange tells of them. */
final class Markets {

    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,19}");

    private Markets() {}

    /**
     * @param tick step of prices
     * @param lot step of quantities
     * @return empty for assets that the house's symbols cannot name
     * @throws MalformedMessageException if a step is no step or too fine
     */
    static Optional<InstrumentRules> rules(
            VenueId venue,
            String base,
            String quote,
            BigDecimal tick,
            BigDecimal lot,
            @Nullable BigDecimal minQuantity,
            BigDecimal minNotional,
            TradingStatus status)
            throws MalformedMessageException {
        if (!ASSET.matcher(base).matches() || !ASSET.matcher(quote).matches()) {
            return Optional.empty();
        }
        int priceScale = scale(base + "/" + quote, tick);
        int quantityScale = scale(base + "/" + quote, lot);
        Instrument instrument =
                new Instrument(
                        new InstrumentId(venue, Symbol.of(base + "-" + quote)),
                        base,
                        quote,
                        priceScale,
                        quantityScale,
                        FixedPoint.fromBigDecimal(tick, priceScale),
                        FixedPoint.fromBigDecimal(lot, quantityScale),
                        minNotional);
        String name = base + "/" + quote;
        return Optional.of(
                new InstrumentRules(
                        instrument, name, name, status, minQuantity, null, null, null, null, lot));
    }

    private static int scale(String market, BigDecimal step) throws MalformedMessageException {
        int scale = Math.max(0, step.stripTrailingZeros().scale());
        if (step.signum() <= 0 || scale > FixedPoint.MAX_SCALE || step.precision() > 18) {
            throw new MalformedMessageException(market + " with a step of " + step);
        }
        return scale;
    }

    /** XChange's name of a market that {@link #rules} made. */
    static CurrencyPair pair(InstrumentRules rules) {
        return new CurrencyPair(rules.instrument().baseAsset(), rules.instrument().quoteAsset());
    }
}
