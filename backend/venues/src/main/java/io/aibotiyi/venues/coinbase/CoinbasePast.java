package io.aibotiyi.venues.coinbase;

import static java.util.Map.entry;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.CandleReader;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Coinbase's candles ("Get public product candles"), read backwards, one stretch after another. */
final class CoinbasePast {

    private static final long SECOND = Timeframe.S1.nanos();

    /** Candles of one answer. */
    static final int PAGE = 350;

    /** Stretches that are asked for at most; a market without trades has none in any. */
    private static final int MAX_PAGES = 20;

    private static final Map<Timeframe, String> NAMES =
            Map.of(
                    Timeframe.M1,
                    "ONE_MINUTE",
                    Timeframe.M5,
                    "FIVE_MINUTE",
                    Timeframe.M15,
                    "FIFTEEN_MINUTE",
                    Timeframe.parse("30m"),
                    "THIRTY_MINUTE",
                    Timeframe.H1,
                    "ONE_HOUR",
                    Timeframe.parse("2h"),
                    "TWO_HOUR",
                    Timeframe.parse("6h"),
                    "SIX_HOUR",
                    Timeframe.D1,
                    "ONE_DAY");

    private CoinbasePast() {}

    static List<Candle> candles(
            CoinbaseRest rest,
            InstrumentRules rules,
            Timeframe timeframe,
            long from,
            long to,
            int limit)
            throws VenueException {
        List<Candle> all = new ArrayList<>();
        long end = to;
        for (int page = 0; page < MAX_PAGES && all.size() < limit && end > from; page++) {
            long begin = Math.max(from, timeframe.floor(end - 1) - (PAGE - 1) * timeframe.nanos());
            List<Candle> stretch = stretch(rest, rules, timeframe, begin, end);
            all.addAll(0, CandleReader.newest(stretch, begin, end, limit - all.size()));
            end = begin;
        }
        return all;
    }

    private static List<Candle> stretch(
            CoinbaseRest rest, InstrumentRules rules, Timeframe timeframe, long begin, long end)
            throws VenueException {
        String path = "/market/products/" + rules.tradeSymbol() + "/candles";
        List<Map.Entry<String, String>> query =
                List.of(
                        entry("start", Long.toString(Math.ceilDiv(begin, SECOND))),
                        entry("end", Long.toString(Math.floorDiv(end - 1, SECOND))),
                        entry("granularity", NAMES.getOrDefault(timeframe, "")),
                        entry("limit", Integer.toString(PAGE)));
        List<Candle> candles = new ArrayList<>();
        try {
            for (JsonNode row : rest.get(path, query).path("candles")) {
                candles.add(
                        CandleReader.candle(
                                rules,
                                JsonFields.needLong(row, "start"),
                                -1,
                                row.path("open"),
                                row.path("high"),
                                row.path("low"),
                                row.path("close"),
                                row.path("volume")));
            }
        } catch (MalformedMessageException e) {
            throw CoinbaseRest.malformed(path, e);
        }
        return candles;
    }
}
