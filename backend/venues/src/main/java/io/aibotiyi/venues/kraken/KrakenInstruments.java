package io.aibotiyi.venues.kraken;

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
import tools.jackson.databind.JsonNode;

/**
 * Kraken's pairs ("Get tradable asset pairs"). Prices and quantities count in the pair's decimals,
 * which are those of the book's checksum too.
 */
final class KrakenInstruments {

    private static final Pattern PAIR = Pattern.compile("[A-Z0-9.]{1,19}/[A-Z0-9.]{1,19}");

    private KrakenInstruments() {}

    static List<InstrumentRules> read(JsonNode assetPairs) throws MalformedMessageException {
        List<InstrumentRules> all = new ArrayList<>();
        for (JsonNode pair : assetPairs) {
            if (PAIR.matcher(JsonFields.text(pair, "wsname")).matches()) {
                all.add(market(pair));
            }
        }
        return all;
    }

    private static InstrumentRules market(JsonNode pair) throws MalformedMessageException {
        String symbol = KrakenNames.symbol(JsonFields.needText(pair, "wsname"));
        String[] assets = symbol.split("/", 2);
        int priceScale = scale(pair, "pair_decimals");
        int quantityScale = scale(pair, "lot_decimals");
        BigDecimal tick =
                JsonFields.decimal(pair, "tick_size", BigDecimal.ONE.movePointLeft(priceScale));
        Instrument instrument =
                new Instrument(
                        new InstrumentId(KrakenVenue.ID, Symbol.of(assets[0] + "-" + assets[1])),
                        assets[0],
                        assets[1],
                        priceScale,
                        quantityScale,
                        FixedPoint.fromBigDecimal(tick, priceScale),
                        1,
                        JsonFields.decimal(pair, "costmin", BigDecimal.ZERO));
        return new InstrumentRules(
                instrument,
                JsonFields.needText(pair, "altname"),
                symbol,
                status(JsonFields.text(pair, "status")),
                JsonFields.decimal(pair, "ordermin", BigDecimal.ZERO),
                null,
                null,
                null,
                null,
                BigDecimal.ONE.movePointLeft(quantityScale));
    }

    private static int scale(JsonNode pair, String field) throws MalformedMessageException {
        long decimals = JsonFields.needLong(pair, field);
        if (decimals < 0 || decimals > FixedPoint.MAX_SCALE) {
            throw new MalformedMessageException("'" + field + "' is " + decimals);
        }
        return (int) decimals;
    }

    private static TradingStatus status(String name) {
        return switch (name) {
            case "online" -> TradingStatus.OPEN;
            case "post_only" -> TradingStatus.POST_ONLY;
            case "limit_only" -> TradingStatus.LIMIT_ONLY;
            case "cancel_only", "reduce_only" -> TradingStatus.CANCEL_ONLY;
            default -> TradingStatus.CLOSED;
        };
    }
}
