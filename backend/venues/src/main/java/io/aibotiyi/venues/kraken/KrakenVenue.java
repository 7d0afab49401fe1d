package io.aibotiyi.venues.kraken;

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

/** Kraken spot. */
public final class KrakenVenue extends ConnectedVenue {

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
                    Capabilities.lengths("1m 5m 15m 30m 1h 4h 1d"),
                    Duration.ZERO);

    private final KrakenSettings settings;
    private final KrakenRest rest;

    /**
     * @param http used for every request and connection, closed by its owner
     * @param random for the jitter of waits; safe from any thread
     */
    public KrakenVenue(
            KrakenSettings settings, HttpClient http, InstantSource clock, RandomGenerator random) {
        super(ID, CAPABILITIES, http, clock, random);
        this.settings = settings;
        this.rest = new KrakenRest(settings, http, clock);
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
    public List<Candle> candles(
            InstrumentRules instrument, Timeframe timeframe, long from, long to, int limit)
            throws VenueException {
        CAPABILITIES.requireCandles(timeframe);
        return KrakenPast.candles(rest, instrument, timeframe, from, to, limit);
    }

    @Override
    public MarketStream stream(
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        KrakenStream stream =
                new KrakenStream(settings, http, clock, random, instruments, channels, listener);
        stream.start();
        return opened(stream);
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
        return trading(
                instruments,
                new KrakenOrders(settings, rest, account, byTrade),
                new KrakenUserStream(settings, rest, account, byStream),
                listener,
                settings.trading());
    }
}
