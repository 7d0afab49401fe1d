package io.aibotiyi.xchange;

import static java.util.Map.entry;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.AmendRule;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Feature;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.SelfTradePrevention;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.CandleReader;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.OrderGateway;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.okex.OkexAdapters;
import org.knowm.xchange.okex.OkexExchange;
import org.knowm.xchange.okex.dto.OkexResponse;
import org.knowm.xchange.okex.dto.marketdata.OkexCandleStick;
import org.knowm.xchange.okex.dto.marketdata.OkexInstrument;
import org.knowm.xchange.okex.service.OkexMarketDataServiceRaw;

/**
 * OKX spot: market data. Asked through XChange's raw services, because its adapters lose lots
 * (taken from the smallest order), the lengths of candles (of {@code 1,000} seconds a minute) and
 * the reason of a refusal that is answered with 200.
 */
final class OkxConnector implements Connector {

    static final VenueId ID = VenueId.of("okx");

    /** Candles of one answer. */
    private static final int PAGE = 100;

    private static final Map<Timeframe, String> BARS =
            Map.ofEntries(
                    entry(Timeframe.M1, "1m"),
                    entry(Timeframe.parse("3m"), "3m"),
                    entry(Timeframe.M5, "5m"),
                    entry(Timeframe.M15, "15m"),
                    entry(Timeframe.parse("30m"), "30m"),
                    entry(Timeframe.H1, "1H"),
                    entry(Timeframe.parse("2h"), "2H"),
                    entry(Timeframe.H4, "4H"),
                    entry(Timeframe.D1, "1Dutc"));

    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(),
                    Set.of(Feature.BOOK_SNAPSHOTS),
                    Set.of(SelfTradePrevention.VENUE_DEFAULT),
                    AmendRule.NONE,
                    1,
                    BARS.keySet(),
                    Duration.ZERO);

    /** Of the 20 in two seconds that OKX documents for most questions. */
    private static final double REQUESTS_PER_SECOND = 8;

    private static final Profile PROFILE =
            new Profile(
                    ID,
                    CAPABILITIES,
                    OkexExchange.class,
                    Duration.ofSeconds(2),
                    REQUESTS_PER_SECOND);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    private static OkexMarketDataServiceRaw data(Exchange exchange) {
        return (OkexMarketDataServiceRaw) exchange.getMarketDataService();
    }

    private static <T> T checked(String request, OkexResponse<T> answer) throws VenueException {
        if (answer.isSuccess() && answer.getData() != null) {
            return answer.getData();
        }
        String code = answer.getCode();
        if (code == null) {
            throw VenueException.malformed("okx", "for " + request, null);
        }
        VenueError error =
                switch (code) {
                    case "50011", "50061" -> VenueError.RATE_LIMITED;
                    case "50001", "50013", "50026" -> VenueError.UNAVAILABLE;
                    case "51001" -> VenueError.UNKNOWN_INSTRUMENT;
                    default -> VenueError.REFUSED;
                };
        throw new VenueException(
                error,
                code,
                "okx refused the question for "
                        + request
                        + " with "
                        + code
                        + ": "
                        + answer.getMsg(),
                null,
                null);
    }

    @Override
    public List<InstrumentRules> instruments(Exchange exchange)
            throws IOException, MalformedMessageException, VenueException {
        List<InstrumentRules> all = new ArrayList<>();
        List<OkexInstrument> listed =
                checked("its instruments", data(exchange).getOkexInstruments("SPOT", null, null));
        for (OkexInstrument each : listed) {
            if (each.getTickSize().isEmpty() || each.getLotSize().isEmpty()) {
                continue; // announced, not listed yet
            }
            Markets.rules(
                            ID,
                            each.getBaseCurrency(),
                            each.getQuoteCurrency(),
                            new BigDecimal(each.getTickSize()),
                            new BigDecimal(each.getLotSize()),
                            new BigDecimal(each.getMinSize()),
                            BigDecimal.ZERO,
                            "live".equals(each.getState())
                                    ? TradingStatus.OPEN
                                    : TradingStatus.CLOSED)
                    .ifPresent(all::add);
        }
        return all;
    }

    private static String name(CurrencyPair pair) {
        return OkexAdapters.adaptInstrument(pair);
    }

    /** The 20 best levels of a side: XChange asks for no more. */
    @Override
    public OrderBook book(Exchange exchange, CurrencyPair pair) throws IOException, VenueException {
        return OkexAdapters.adaptOrderBook(
                checked("a book", data(exchange).getOkexOrderbook(name(pair))), pair);
    }

    @Override
    public boolean timesBooks() {
        return true;
    }

    @Override
    public List<Trade> trades(Exchange exchange, CurrencyPair pair)
            throws IOException, VenueException {
        return OkexAdapters.adaptTrades(
                        checked("trades", data(exchange).getOkexTrades(name(pair), 500)), pair)
                .getTrades();
    }

    @Override
    public List<Candle> candles(
            Exchange exchange,
            CurrencyPair pair,
            InstrumentRules rules,
            Timeframe timeframe,
            long end)
            throws IOException, MalformedMessageException, VenueException {
        List<OkexCandleStick> rows =
                checked(
                        "candles",
                        data(exchange)
                                .getHistoryCandle(
                                        name(pair),
                                        Long.toString(Math.ceilDiv(end, 1_000_000L)),
                                        null,
                                        BARS.get(timeframe),
                                        Integer.toString(PAGE)));
        List<Candle> candles = new ArrayList<>();
        for (OkexCandleStick row : rows) {
            candles.add(
                    CandleReader.candle(
                            rules,
                            Math.floorDiv(row.getTimestamp(), 1_000L),
                            -1,
                            new BigDecimal(row.getOpenPrice()),
                            new BigDecimal(row.getHighPrice()),
                            new BigDecimal(row.getLowPrice()),
                            new BigDecimal(row.getClosePrice()),
                            new BigDecimal(row.getVolume())));
        }
        return candles;
    }

    @Override
    public boolean pagesCandles() {
        return true;
    }

    @Override
    public OrderGateway orders(
            Exchange exchange, Calls calls, Collection<InstrumentRules> instruments)
            throws VenueException {
        throw new VenueException(
                VenueError.UNSUPPORTED,
                "no trading at okx: XChange lists orders there, not their single fills, and asks for"
                        + " no order by our own id");
    }
}
