package io.aibotiyi.venues.binance;

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

/** Binance's candles ("Kline/Candlestick data"), read backwards page by page. */
final class BinancePast {

    private static final String PATH = "/api/v3/klines";

    /** Candles of one answer. */
    static final int PAGE = 1_000;

    private BinancePast() {}

    static List<Candle> candles(
            BinanceRest rest,
            InstrumentRules rules,
            Timeframe timeframe,
            long from,
            long to,
            int limit)
            throws VenueException {
        List<Candle> all = new ArrayList<>();
        long end = to;
        while (all.size() < limit && end > from) {
            int wanted = Math.min(PAGE, limit - all.size());
            List<Candle> page =
                    CandleReader.newest(
                            page(rest, rules, timeframe, end, wanted), from, end, wanted);
            all.addAll(0, page);
            if (page.size() < wanted) {
                break;
            }
            end = page.getFirst().openTime();
        }
        return all;
    }

    private static List<Candle> page(
            BinanceRest rest, InstrumentRules rules, Timeframe timeframe, long end, int limit)
            throws VenueException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("symbol", rules.tradeSymbol());
        query.put("interval", timeframe.toString());
        query.put("endTime", Long.toString(Math.floorDiv(end - 1, 1_000_000L)));
        query.put("limit", Integer.toString(limit));
        List<Candle> candles = new ArrayList<>();
        try {
            for (JsonNode row : rest.get(PATH, query, 2)) {
                candles.add(
                        CandleReader.candle(
                                rules,
                                Math.floorDiv(row.path(0).asLong(), 1_000L),
                                row.path(8).asLong(-1),
                                row.path(1),
                                row.path(2),
                                row.path(3),
                                row.path(4),
                                row.path(5)));
            }
        } catch (MalformedMessageException e) {
            throw BinanceRest.malformed(PATH, e);
        }
        return candles;
    }
}
