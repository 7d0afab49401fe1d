package io.aibotiyi.venues.binance;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.Backoff;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.Link;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.RisingTrades;
import io.aibotiyi.venues.net.StreamLoop;
import io.aibotiyi.venues.net.StreamProtocol;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binance's public streams ("WebSocket Streams for Binance"): one combined connection, subscribed
 * to by one message, and a second one beside it before the first ends.
 */
final class BinanceStream implements StreamProtocol, BinanceDecoder.Handler, MarketStream {

    /** Streams that one connection may carry. */
    static final int MAX_STREAMS = 1_024;

    private static final Map<MarketChannel, String> NAMES =
            Map.of(
                    MarketChannel.BOOK, "@depth@100ms",
                    MarketChannel.TRADES, "@trade",
                    MarketChannel.TICKER, "@bookTicker");

    private final BinanceSettings settings;
    private final BinanceRest rest;
    private final MarketListener listener;
    private final BinanceDecoder decoder;
    private final BinanceDecoder snapshotDecoder;
    private final Map<String, BinanceMarket> markets = new LinkedHashMap<>();
    private final Map<Link, Long> acknowledged = new HashMap<>();
    private final Set<Link> links = new HashSet<>();
    private final Set<MarketChannel> channels;
    private final RisingTrades trades;
    private final AtomicLong losses = new AtomicLong();
    private final StreamLoop loop;
    private @Nullable Link reading;

    BinanceStream(
            BinanceSettings settings,
            BinanceRest rest,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random,
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        if (instruments.isEmpty() || channels.isEmpty()) {
            throw new IllegalArgumentException("at least one instrument and channel expected");
        }
        if (instruments.size() * channels.size() > MAX_STREAMS) {
            throw new IllegalArgumentException(
                    instruments.size() * channels.size()
                            + " streams asked for, one connection carries "
                            + MAX_STREAMS);
        }
        this.settings = settings;
        this.rest = rest;
        this.listener = listener;
        this.channels = Set.copyOf(channels);
        this.trades = new RisingTrades(listener);
        Map<String, InstrumentRules> bySymbol = new HashMap<>();
        for (InstrumentRules rules : instruments) {
            bySymbol.put(rules.tradeSymbol(), rules);
            Backoff backoff =
                    new Backoff(
                            settings.market().backoffBase(),
                            settings.market().backoffCap(),
                            random);
            markets.put(
                    rules.tradeSymbol(),
                    new BinanceMarket(
                            rules, this.channels, listener, this::request, backoff, trades));
        }
        decoder = new BinanceDecoder(bySymbol);
        snapshotDecoder = new BinanceDecoder(bySymbol);
        loop = new StreamLoop("binance market", http, settings.market(), this, clock, random);
    }

    void start() {
        loop.start();
    }

    @Override
    public URI address() {
        return URI.create(settings.streams() + "/stream");
    }

    @Override
    public void opened(Link link) {
        links.add(link);
        ObjectNode request = JsonFields.mapper().createObjectNode();
        request.put("method", "SUBSCRIBE");
        ArrayNode names = request.putArray("params");
        for (String symbol : markets.keySet()) {
            for (MarketChannel channel : channels) {
                names.add(symbol.toLowerCase(Locale.ROOT) + NAMES.get(channel));
            }
        }
        request.put("id", link.number());
        link.send(request.toString());
    }

    @Override
    public void message(Link link, String text, long receivedAt) throws MalformedMessageException {
        reading = link;
        decoder.decode(text, this);
    }

    /**
     * A first connection is ready when every book is exact; one that takes over, when each market
     * continued on it or stayed silent for a while, so that the end of the old one leaves no gap.
     */
    @Override
    public boolean ready(Link link) {
        Long since = acknowledged.get(link);
        if (since == null) {
            return false;
        }
        boolean alone = links.size() == 1;
        boolean drained = System.nanoTime() - since > drain().toNanos();
        for (BinanceMarket market : markets.values()) {
            if (!market.live() || !(alone || drained || market.bridged(link))) {
                return false;
            }
        }
        return alone || drained || channels.contains(MarketChannel.BOOK);
    }

    private Duration drain() {
        return settings.market().idleLimit().dividedBy(8);
    }

    @Override
    public void promoted(Link link) {
        // ids merge what two connections bring
    }

    @Override
    public void ended(Link link, String reason, boolean counted) {
        boolean known = links.remove(link);
        acknowledged.remove(link);
        boolean none = known && links.isEmpty();
        markets.values().forEach(market -> market.ended(link, none, reason));
        count();
    }

    @Override
    public void state(FeedState state, String reason) {
        listener.state(state, reason);
    }

    @Override
    public void pulse() {
        listener.pulse();
    }

    private void request(BinanceMarket market, long waitNanos) {
        loop.background(() -> {
            try {
                Thread.sleep(Duration.ofNanos(waitNanos));
                String body = rest.depth(market.rules(), settings.snapshotDepth());
                loop.post(() -> take(market, body));
            } catch (VenueException e) {
                loop.post(market::snapshotFailed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void take(BinanceMarket market, String body) {
        LevelBuffer bids = new LevelBuffer();
        LevelBuffer asks = new LevelBuffer();
        try {
            long last = snapshotDecoder.snapshot(body, market.rules(), bids, asks);
            market.snapshot(last, bids, asks);
        } catch (MalformedMessageException e) {
            market.snapshotFailed();
        }
        count();
    }

    private void count() {
        losses.set(markets.values().stream().mapToLong(BinanceMarket::losses).sum());
    }

    private Link link() {
        Link link = reading;
        if (link == null) {
            throw new IllegalStateException("no message is being read");
        }
        return link;
    }

    private BinanceMarket market(String symbol) throws MalformedMessageException {
        BinanceMarket market = markets.get(symbol);
        if (market == null) {
            throw new MalformedMessageException("not subscribed to " + symbol);
        }
        return market;
    }

    @Override
    public void depth(
            InstrumentRules rules,
            long first,
            long last,
            LevelBuffer bids,
            LevelBuffer asks,
            long time)
            throws MalformedMessageException {
        market(rules.tradeSymbol()).depth(link(), first, last, bids, asks, time);
        count();
    }

    @Override
    public void trade(InstrumentRules rules, PublicTrade trade) throws MalformedMessageException {
        market(rules.tradeSymbol()).trade(trade);
    }

    @Override
    public void ticker(InstrumentRules rules, BestPrices prices) throws MalformedMessageException {
        market(rules.tradeSymbol()).ticker(prices);
    }

    @Override
    public void acknowledged(long id) {
        if (id == link().number()) {
            acknowledged.put(link(), System.nanoTime());
        }
    }

    @Override
    public void refused(String code, String message) {
        link().fail("Binance refused the subscription: " + code + " " + message);
    }

    @Override
    public void shutdown() {
        loop.rotate();
    }

    @Override
    public Counters counters() {
        return loop.counters(losses.get(), trades.duplicates());
    }

    @Override
    public void close() {
        loop.close();
    }
}
