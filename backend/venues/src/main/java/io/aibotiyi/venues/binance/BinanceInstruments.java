package io.aibotiyi.venues.binance;

import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Binance's markets and filters ("Exchange information", "Filters"). A value of zero means that the
 * filter is off. Markets whose assets have names outside A-Z, 0-9 are left out: the house's symbols
 * cannot name them.
 */
final class BinanceInstruments {

    /** A step has been made up to a hundred times coarser. */
    private static final int FINER = 2;

    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,19}");

    private BinanceInstruments() {}

    static List<InstrumentRules> read(JsonNode exchangeInfo) throws MalformedMessageException {
        List<InstrumentRules> all = new ArrayList<>();
        for (JsonNode symbol : exchangeInfo.path("symbols")) {
            if (ASSET.matcher(JsonFields.text(symbol, "baseAsset")).matches()
                    && ASSET.matcher(JsonFields.text(symbol, "quoteAsset")).matches()) {
                all.add(market(symbol));
            }
        }
        return all;
    }

    private static InstrumentRules market(JsonNode symbol) throws MalformedMessageException {
        String name = JsonFields.needText(symbol, "symbol");
        String base = JsonFields.needText(symbol, "baseAsset");
        String quote = JsonFields.needText(symbol, "quoteAsset");
        JsonNode price = filter(symbol, "PRICE_FILTER");
        JsonNode lot = filter(symbol, "LOT_SIZE");
        JsonNode marketLot = filter(symbol, "MARKET_LOT_SIZE");
        JsonNode notional = filter(symbol, "NOTIONAL");
        JsonNode leastNotional =
                notional.isMissingNode() ? filter(symbol, "MIN_NOTIONAL") : notional;
        BigDecimal tick = set(price, "tickSize").orElse(new BigDecimal("0.00000001"));
        BigDecimal step = set(lot, "stepSize").orElse(new BigDecimal("0.00000001"));
        int priceScale = scale(tick, symbol, "quoteAssetPrecision");
        int quantityScale = scale(step, symbol, "baseAssetPrecision");
        Instrument instrument =
                new Instrument(
                        new InstrumentId(BinanceVenue.ID, Symbol.of(base + "-" + quote)),
                        base,
                        quote,
                        priceScale,
                        quantityScale,
                        FixedPoint.fromBigDecimal(tick, priceScale),
                        FixedPoint.fromBigDecimal(step, quantityScale),
                        set(leastNotional, "minNotional").orElse(BigDecimal.ZERO));
        return new InstrumentRules(
                instrument,
                name,
                name,
                JsonFields.text(symbol, "status").equals("TRADING")
                        ? TradingStatus.OPEN
                        : TradingStatus.CLOSED,
                value(lot, "minQty"),
                value(lot, "maxQty"),
                value(price, "minPrice"),
                value(price, "maxPrice"),
                value(notional, "maxNotional"),
                set(marketLot, "stepSize").orElse(step));
    }

    private static JsonNode filter(JsonNode symbol, String type) {
        for (JsonNode filter : symbol.path("filters")) {
            if (JsonFields.text(filter, "filterType").equals(type)) {
                return filter;
            }
        }
        return symbol.path("no such filter");
    }

    private static Optional<BigDecimal> set(JsonNode filter, String field)
            throws MalformedMessageException {
        BigDecimal value = JsonFields.decimal(filter, field, BigDecimal.ZERO);
        return value.signum() > 0 ? Optional.of(value) : Optional.empty();
    }

    private static @Nullable BigDecimal value(JsonNode filter, String field)
            throws MalformedMessageException {
        return set(filter, field).orElse(null);
    }

    /**
     * Decimals that books are read with: those of the step and {@link #FINER} more, at most the
     * asset's own. Orders from before a step was made coarser still stand in books.
     */
    private static int scale(BigDecimal step, JsonNode symbol, String precision)
            throws MalformedMessageException {
        int own = JsonFields.decimal(symbol, precision, BigDecimal.valueOf(8)).intValue();
        int coarse = Math.max(0, step.stripTrailingZeros().scale());
        return Math.max(coarse, Math.min(own, coarse + FINER));
    }
}
