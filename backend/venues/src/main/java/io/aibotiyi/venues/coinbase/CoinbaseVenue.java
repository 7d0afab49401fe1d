package io.aibotiyi.venues.coinbase;

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
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.OpenParts;
import io.aibotiyi.venues.trading.LiveTrading;
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
public final class CoinbaseVenue implements Venue {

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
                    Duration.ZERO);

    private final CoinbaseSettings settings;
    private final HttpClient http;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final CoinbaseRest rest;
    private final OpenParts parts = new OpenParts();

    /**
     * @param http used for every request and connection, closed by its owner
     * @param random for the jitter of waits; safe from any thread
     */
    public CoinbaseVenue(
            CoinbaseSettings settings,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
        this.random = random;
        this.rest = new CoinbaseRest(settings, http, clock);
    }

    @Override
    public VenueId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
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
    public MarketStream stream(
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        CoinbaseStream stream =
                new CoinbaseStream(settings, http, clock, random, instruments, channels, listener);
        parts.add(stream);
        stream.start();
        return stream;
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
        LiveTrading trading =
                new LiveTrading(
                        "coinbase trading",
                        CAPABILITIES,
                        instruments,
                        new CoinbaseOrders(settings, rest, tokens, byProduct),
                        new CoinbaseUserStream(settings, rest, tokens, byProduct),
                        listener,
                        settings.trading(),
                        http,
                        clock,
                        random);
        parts.add(trading);
        return trading;
    }

    @Override
    public void close() {
        parts.close();
    }
}
