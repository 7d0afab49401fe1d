package io.aibotiyi.venues.binance;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.AmendRule;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.Feature;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.KeyRights;
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
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Binance spot. */
public final class BinanceVenue extends ConnectedVenue {

    public static final VenueId ID = VenueId.of("binance");

    private static final String RESTRICTIONS = "/sapi/v1/account/apiRestrictions";
    private static final Set<Validity> RESTING = Set.of(Validity.GTC, Validity.IOC, Validity.FOK);

    /** What this connector can do at Binance. */
    public static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(
                            OrderKind.LIMIT,
                            RESTING,
                            OrderKind.MARKET,
                            Set.of(Validity.IOC),
                            OrderKind.STOP,
                            Set.of(Validity.GTC),
                            OrderKind.STOP_LIMIT,
                            RESTING),
                    Set.of(
                            Feature.POST_ONLY,
                            Feature.MARKET_BUY_BY_QUOTE,
                            Feature.MARKET_SELL_BY_QUOTE,
                            Feature.CANCEL_ALL_OF_INSTRUMENT,
                            Feature.SANDBOX,
                            Feature.BOOK_SEQUENCE,
                            Feature.FILLS_ON_STREAM),
                    Set.of(SelfTradePrevention.values()),
                    AmendRule.REDUCE_QUANTITY,
                    1,
                    Capabilities.lengths("1s 1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 1w"),
                    Duration.ofHours(24));

    private final BinanceSettings settings;
    private final BinanceRest rest;

    /**
     * @param http used for every request and connection, closed by its owner
     * @param random for the jitter of waits; safe from any thread
     */
    public BinanceVenue(
            BinanceSettings settings,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random) {
        super(ID, CAPABILITIES, http, clock, random);
        this.settings = settings;
        this.rest = new BinanceRest(settings, http, clock);
    }

    @Override
    public List<InstrumentRules> instruments() throws VenueException {
        try {
            return BinanceInstruments.read(rest.get("/api/v3/exchangeInfo", Map.of(), 20));
        } catch (MalformedMessageException e) {
            throw BinanceRest.malformed("/api/v3/exchangeInfo", e);
        }
    }

    @Override
    public List<Candle> candles(
            InstrumentRules instrument, Timeframe timeframe, long from, long to, int limit)
            throws VenueException {
        CAPABILITIES.requireCandles(timeframe);
        return BinancePast.candles(rest, instrument, timeframe, from, to, limit);
    }

    @Override
    public MarketStream stream(
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        BinanceStream stream =
                new BinanceStream(
                        settings, rest, http, clock, random, instruments, channels, listener);
        stream.start();
        return opened(stream);
    }

    @Override
    public Trading trading(
            Credentials credentials,
            Collection<InstrumentRules> instruments,
            TradingListener listener)
            throws VenueException {
        BinanceSigner signer = new BinanceSigner(credentials);
        Map<String, InstrumentRules> bySymbol = new HashMap<>();
        instruments.forEach(rules -> bySymbol.put(rules.tradeSymbol(), rules));
        rest.measureTime();
        return trading(
                instruments,
                new BinanceOrders(settings, rest, signer, bySymbol),
                new BinanceUserStream(settings, rest, signer, bySymbol),
                listener,
                settings.trading());
    }

    @Override
    public Optional<KeyRights> rights(Credentials credentials) throws VenueException {
        rest.measureTime();
        JsonNode told =
                rest.signed(new BinanceSigner(credentials), "GET", RESTRICTIONS, Map.of(), 1);
        return Optional.of(
                new KeyRights(
                        told.path("enableSpotAndMarginTrading").asBoolean(false),
                        told.path("enableWithdrawals").asBoolean(true)));
    }
}
