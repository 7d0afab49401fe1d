package io.aibotiyi.venues.kraken;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.CandleReader;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Kraken's candles ("Get OHLC data"): the newest 720 of each length, and no older ones. */
final class KrakenPast {

    private static final String PATH = "/0/public/OHLC";
    private static final long MINUTE = Timeframe.M1.nanos();

    private KrakenPast() {}

    static List<Candle> candles(
            KrakenRest rest,
            InstrumentRules rules,
            Timeframe timeframe,
            long from,
            long to,
            int limit)
            throws VenueException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("pair", rules.tradeSymbol());
        query.put("interval", Long.toString(timeframe.nanos() / MINUTE));
        try {
            return CandleReader.newest(read(rest.get(PATH, query), rules), from, to, limit);
        } catch (MalformedMessageException e) {
            throw KrakenRest.malformed(PATH, e);
        }
    }

    static List<Candle> read(JsonNode result, InstrumentRules rules)
            throws MalformedMessageException {
        List<Candle> candles = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : result.properties()) {
            if (!entry.getKey().equals("last")) {
                for (JsonNode row : entry.getValue()) {
                    candles.add(
                            CandleReader.candle(
                                    rules,
                                    row.path(0).asLong(),
                                    row.path(7).asLong(-1),
                                    row.path(1),
                                    row.path(2),
                                    row.path(3),
                                    row.path(4),
                                    row.path(6)));
                }
            }
        }
        return candles;
    }
}
