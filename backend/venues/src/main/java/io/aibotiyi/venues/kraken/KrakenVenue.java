package io.aibotiyi.venues.kraken;

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

/** Kraken spot. */
public final class KrakenVenue implements Venue {

    public static final VenueId ID = VenueId.of("kraken");

    private static final Set<Validity> RESTING = Set.of(Validity.GTC, Validity.IOC, Validity.GTD);

    /** What this connector can do at Kraken. */
    public static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(
                            OrderKind.LIMIT, RESTING,
                            OrderKind.MARKET, Set.of(Validity.IOC),
                            OrderKind.STOP, Set.of(Validity.GTC),
                            OrderKind.STOP_LIMIT, Set.of(Validity.GTC, Validity.GTD)),
                    Set.of(
                            Feature.POST_ONLY,
                            Feature.MARKET_BUY_BY_QUOTE,
                            Feature.BOOK_CHECKSUM,
                            Feature.FILLS_ON_STREAM),
                    Set.of(SelfTradePrevention.values()),
                    AmendRule.PRICE_AND_QUANTITY,
                    1,
                    Duration.ZERO);

    private final KrakenSettings settings;
    private final HttpClient http;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final KrakenRest rest;
    private final OpenParts parts = new OpenParts();

    /**
     * @param http used for every request and connection, closed by its owner
     * @param random for the jitter of waits; safe from any thread
     */
    public KrakenVenue(
            KrakenSettings settings, HttpClient http, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
        this.random = random;
        this.rest = new KrakenRest(settings, http, clock);
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
            return KrakenInstruments.read(rest.get("/0/public/AssetPairs", Map.of()));
        } catch (MalformedMessageException e) {
            throw KrakenRest.malformed("/0/public/AssetPairs", e);
        }
    }

    @Override
    public MarketStream stream(
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        KrakenStream stream =
                new KrakenStream(settings, http, clock, random, instruments, channels, listener);
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
        Map<String, InstrumentRules> byTrade = new HashMap<>();
        Map<String, InstrumentRules> byStream = new HashMap<>();
        for (InstrumentRules rules : instruments) {
            byTrade.put(rules.tradeSymbol(), rules);
            byStream.put(rules.streamSymbol(), rules);
        }
        rest.measureTime();
        KrakenRest.Account account = rest.new Account(credentials);
        LiveTrading trading =
                new LiveTrading(
                        "kraken trading",
                        CAPABILITIES,
                        instruments,
                        new KrakenOrders(settings, rest, account, byTrade),
                        new KrakenUserStream(settings, rest, account, byStream),
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
