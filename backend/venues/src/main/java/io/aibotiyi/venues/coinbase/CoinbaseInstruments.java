package io.aibotiyi.venues.coinbase;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Coinbase's products ("List public products"). A product with an alias shares that product's book:
 * public channels know it by the alias only ("WebSocket channels": BTC-USDC arrives as BTC-USD).
 */
final class CoinbaseInstruments {

    private static final Pattern PRODUCT = Pattern.compile("[A-Z0-9]{1,19}-[A-Z0-9]{1,19}");

    private CoinbaseInstruments() {}

    static List<InstrumentRules> read(JsonNode products) throws MalformedMessageException {
        List<InstrumentRules> all = new ArrayList<>();
        for (JsonNode product : products.path("products")) {
            if (PRODUCT.matcher(JsonFields.text(product, "product_id")).matches()) {
                all.add(market(product));
            }
        }
        return all;
    }

    private static InstrumentRules market(JsonNode product) throws MalformedMessageException {
        String id = JsonFields.needText(product, "product_id");
        BigDecimal quoteStep = JsonFields.needDecimal(product, "quote_increment");
        BigDecimal tick = JsonFields.decimal(product, "price_increment", quoteStep);
        BigDecimal step = JsonFields.needDecimal(product, "base_increment");
        int priceScale = Math.max(0, tick.stripTrailingZeros().scale());
        int quantityScale = Math.max(0, step.stripTrailingZeros().scale());
        Instrument instrument =
                new Instrument(
                        new InstrumentId(CoinbaseVenue.ID, Symbol.of(id)),
                        JsonFields.needText(product, "base_currency_id"),
                        JsonFields.needText(product, "quote_currency_id"),
                        priceScale,
                        quantityScale,
                        FixedPoint.fromBigDecimal(tick, priceScale),
                        FixedPoint.fromBigDecimal(step, quantityScale),
                        JsonFields.decimal(product, "quote_min_size", BigDecimal.ZERO));
        String alias = JsonFields.text(product, "alias");
        return new InstrumentRules(
                instrument,
                id,
                alias.isEmpty() ? id : alias,
                status(product),
                value(product, "base_min_size"),
                value(product, "base_max_size"),
                null,
                null,
                value(product, "quote_max_size"),
                step);
    }

    private static @Nullable BigDecimal value(JsonNode product, String field)
            throws MalformedMessageException {
        BigDecimal value = JsonFields.decimal(product, field, BigDecimal.ZERO);
        return value.signum() > 0 ? value : null;
    }

    private static TradingStatus status(JsonNode product) {
        if (flag(product, "trading_disabled") || flag(product, "is_disabled")) {
            return TradingStatus.CLOSED;
        }
        if (flag(product, "cancel_only")) {
            return TradingStatus.CANCEL_ONLY;
        }
        if (flag(product, "post_only")) {
            return TradingStatus.POST_ONLY;
        }
        return flag(product, "limit_only") ? TradingStatus.LIMIT_ONLY : TradingStatus.OPEN;
    }

    private static boolean flag(JsonNode product, String field) {
        return product.path(field).asBoolean(false);
    }
}
