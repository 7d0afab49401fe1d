package io.aibotiyi.xchange;

import static java.util.Map.entry;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.AmendRule;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Feature;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.OrderKind;
import io.aibotiyi.venues.SelfTradePrevention;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.Validity;
import io.aibotiyi.venues.net.CandleReader;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.OrderGateway;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.dto.meta.InstrumentMetaData;
import org.knowm.xchange.gemini.v1.GeminiExchange;
import org.knowm.xchange.gemini.v1.GeminiUtils;
import org.knowm.xchange.gemini.v1.service.GeminiMarketDataService;
import org.knowm.xchange.gemini.v1.service.GeminiMarketDataServiceRaw;
import org.knowm.xchange.gemini.v2.dto.marketdata.GeminiCandle;
import org.knowm.xchange.instrument.Instrument;

/**
 * Gemini spot: market data and limit orders. XChange does not ask Gemini for its rules: ticks and
 * smallest quantities are those of a list inside XChange, and only markets that are in it and
 * listed by Gemini are told. Lots are in no list; quantities are read to eight digits.
 */
final class GeminiConnector implements Connector {

    static final VenueId ID = VenueId.of("gemini");

    private static final BigDecimal LOT = BigDecimal.ONE.movePointLeft(8);
    private static final int LEVELS = 100;
    private static final int TRADES = 500;

    private static final Map<Timeframe, Duration> LENGTHS =
            Map.ofEntries(
                    entry(Timeframe.M1, Duration.ofMinutes(1)),
                    entry(Timeframe.M5, Duration.ofMinutes(5)),
                    entry(Timeframe.M15, Duration.ofMinutes(15)),
                    entry(Timeframe.parse("30m"), Duration.ofMinutes(30)),
                    entry(Timeframe.H1, Duration.ofHours(1)),
                    entry(Timeframe.parse("6h"), Duration.ofHours(6)),
                    entry(Timeframe.D1, Duration.ofDays(1)));

    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(OrderKind.LIMIT, Set.of(Validity.GTC, Validity.IOC, Validity.FOK)),
                    Set.of(Feature.POST_ONLY, Feature.BOOK_SNAPSHOTS),
                    Set.of(SelfTradePrevention.VENUE_DEFAULT),
                    AmendRule.NONE,
                    1,
                    LENGTHS.keySet(),
                    Duration.ZERO);

    /** Of the two that Gemini's 120 a minute for public questions come to. */
    private static final double REQUESTS_PER_SECOND = 1.5;

    private static final Profile PROFILE =
            new Profile(
                    ID,
                    CAPABILITIES,
                    GeminiExchange.class,
                    Duration.ofSeconds(3),
                    REQUESTS_PER_SECOND);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    private static GeminiMarketDataServiceRaw data(Exchange exchange) {
        return (GeminiMarketDataServiceRaw) exchange.getMarketDataService();
    }

    @Override
    public List<InstrumentRules> instruments(Exchange exchange)
            throws IOException, MalformedMessageException {
        Set<String> listed = new HashSet<>();
        data(exchange)
                .getGeminiSymbols()
                .forEach(symbol -> listed.add(symbol.toLowerCase(Locale.ROOT)));
        List<InstrumentRules> all = new ArrayList<>();
        for (Map.Entry<Instrument, InstrumentMetaData> known :
                exchange.getExchangeMetaData().getInstruments().entrySet()) {
            InstrumentMetaData rules = known.getValue();
            if (known.getKey() instanceof CurrencyPair pair
                    && rules != null
                    && rules.getPriceScale() != null
                    && listed.contains(GeminiUtils.toPairString(pair))) {
                Markets.rules(
                                ID,
                                pair.base.getCurrencyCode(),
                                pair.counter.getCurrencyCode(),
                                BigDecimal.ONE.movePointLeft(rules.getPriceScale()),
                                LOT,
                                rules.getMinimumAmount(),
                                BigDecimal.ZERO,
                                TradingStatus.OPEN)
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** By its class: XChange's general way asks of pairs in a form that it deprecates. */
    private static GeminiMarketDataService service(Exchange exchange) {
        return (GeminiMarketDataService) exchange.getMarketDataService();
    }

    @Override
    public OrderBook book(Exchange exchange, CurrencyPair pair) throws IOException {
        return service(exchange).getOrderBook(pair, LEVELS, LEVELS);
    }

    /** Gemini documents its levels' times as dummies. */
    @Override
    public boolean timesBooks() {
        return false;
    }

    @Override
    public List<Trade> trades(Exchange exchange, CurrencyPair pair) throws IOException {
        return service(exchange).getTrades(pair, 0L, TRADES).getTrades();
    }

    /** Gemini answers all that it keeps of a length at once. */
    @Override
    public List<Candle> candles(
            Exchange exchange,
            CurrencyPair pair,
            InstrumentRules rules,
            Timeframe timeframe,
            long end)
            throws IOException, MalformedMessageException {
        List<Candle> candles = new ArrayList<>();
        Duration length = LENGTHS.get(timeframe);
        for (GeminiCandle row : data(exchange).getCandles(pair, length)) {
            candles.add(
                    CandleReader.candle(
                            rules,
                            Math.floorDiv(row.getTime(), 1_000L),
                            -1,
                            row.getOpen(),
                            row.getHigh(),
                            row.getLow(),
                            row.getClose(),
                            row.getVolume()));
        }
        return candles;
    }

    @Override
    public OrderGateway orders(
            Exchange exchange, Calls calls, Collection<InstrumentRules> instruments) {
        return new GeminiOrders(exchange, calls, instruments);
    }
}
