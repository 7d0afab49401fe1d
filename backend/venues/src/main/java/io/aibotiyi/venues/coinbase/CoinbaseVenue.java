package io.aibotiyi.venues.coinbase;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.AmendRule;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.Feature;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.OrderKind;
import io.aibotiyi.venues.SelfTradePrevention;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.Validity;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.ConnectedVenue;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Coinbase Advanced Trade spot. */
public final class CoinbaseVenue extends ConnectedVenue {

    public static final VenueId ID = VenueId.of("coinbase");

    /** What this connector can do at Coinbase. */
    public static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(
                            OrderKind.LIMIT, Set.of(Validity.values()),
                            OrderKind.MARKET, Set.of(Validity.IOC),
                            OrderKind.STOP_LIMIT, Set.of(Validity.GTC, Validity.GTD)),
                    Set.of(
                            Feature.POST_ONLY,
                            Feature.MARKET_BUY_BY_QUOTE,
                            Feature.BATCH_CANCEL,
                            Feature.BOOK_SEQUENCE),
                    Set.of(SelfTradePrevention.VENUE_DEFAULT),
                    AmendRule.PRICE_AND_QUANTITY,
                    CoinbaseOrders.MAX_BATCH,
                    Capabilities.lengths("1m 5m 15m 30m 1h 2h 6h 1d"),
                    Duration.ZERO);

    private final CoinbaseSettings settings;
    private final CoinbaseRest rest;

    /**
     * @param http used for every request and connection, closed by its owner
     * @param random for the jitter of waits; safe from any thread
     */
    public CoinbaseVenue(
            CoinbaseSettings settings,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random) {
        super(ID, CAPABILITIES, http, clock, random);
        this.settings = settings;
        this.rest = new CoinbaseRest(settings, http, clock);
    }

    @Override
    public List<InstrumentRules> instruments() throws VenueException {
        try {
            return CoinbaseInstruments.read(rest.get("/market/products", List.of()));
        } catch (MalformedMessageException e) {
            throw CoinbaseRest.malformed("/market/products", e);
        }
    }

    @Override
    public List<Candle> candles(
            InstrumentRules instrument, Timeframe timeframe, long from, long to, int limit)
            throws VenueException {
        CAPABILITIES.requireCandles(timeframe);
        return CoinbasePast.candles(rest, instrument, timeframe, from, to, limit);
    }

    @Override
    public MarketStream stream(
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        CoinbaseStream stream =
                new CoinbaseStream(settings, http, clock, random, instruments, channels, listener);
        stream.start();
        return opened(stream);
    }

    @Override
    public Trading trading(
            Credentials credentials,
            Collection<InstrumentRules> instruments,
            TradingListener listener)
            throws VenueException {
        Map<String, InstrumentRules> byProduct = new HashMap<>();
        instruments.forEach(rules -> byProduct.put(rules.tradeSymbol(), rules));
        rest.measureTime();
        CoinbaseTokens tokens = rest.tokens(credentials);
        return trading(
                instruments,
                new CoinbaseOrders(settings, rest, tokens, byProduct),
                new CoinbaseUserStream(settings, rest, tokens, byProduct),
                listener,
                settings.trading());
    }
}
