package io.aibotiyi.backend.marketdata.live;

import io.aibotiyi.backend.marketdata.Exchanges;
import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.backend.marketdata.feed.VenueSource;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.binance.BinanceSettings;
import io.aibotiyi.venues.binance.BinanceVenue;
import io.aibotiyi.venues.coinbase.CoinbaseSettings;
import io.aibotiyi.venues.coinbase.CoinbaseVenue;
import io.aibotiyi.venues.kraken.KrakenSettings;
import io.aibotiyi.venues.kraken.KrakenVenue;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Connects to the exchanges that are switched on while the application runs. */
final class LiveVenues implements VenueSource, Exchanges, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveVenues.class);

    /** With the other markets: before those who trade start, after they stopped. */
    private static final int PHASE = -1_000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final VenueSettings settings;
    private final Clock clock;
    private final TimeOrderedIds ids;
    private final OtherVenues others;
    private final List<LiveVenue> venues = new CopyOnWriteArrayList<>();
    private @Nullable HttpClient http;
    private volatile boolean running;

    LiveVenues(VenueSettings settings, Clock clock, TimeOrderedIds ids, OtherVenues others) {
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.others = others;
    }

    @Override
    public void join(MarketDataHub hub) {
        RandomGenerator random = new Random(ids.next().getLeastSignificantBits());
        settings.others().forEach((name, other) -> add(VenueId.of(name), other, random, hub));
        if (!settings.binance().enabled()
                && !settings.kraken().enabled()
                && !settings.coinbase().enabled()) {
            return;
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        http = client;
        add(settings.binance(), binance(client, random), hub);
        add(settings.kraken(), kraken(client, random), hub);
        add(settings.coinbase(), coinbase(client, random), hub);
    }

    private void add(VenueSettings.Live live, Venue venue, MarketDataHub hub) {
        if (live.enabled()) {
            add(venue, live.markets(), hub);
        }
    }

    private void add(
            VenueId id, VenueSettings.Other other, RandomGenerator random, MarketDataHub hub) {
        if (!other.enabled()) {
            return;
        }
        Optional<Venue> brought = others.open(id, other.rest(), clock, random);
        if (brought.isPresent()) {
            add(brought.get(), other.markets(), hub);
        } else {
            String missing = others.missing(id);
            LOG.info("{}", missing);
            hub.watch(() -> Optional.of(missing));
        }
    }

    @Override
    public Optional<Exchange> find(VenueId id) {
        return venues.stream()
                .map(LiveVenue::exchange)
                .filter(e -> e.venue().id().equals(id))
                .findFirst();
    }

    private void add(Venue venue, List<String> markets, MarketDataHub hub) {
        LiveVenue added =
                new LiveVenue(
                        venue, markets, settings.paperLatency(), hub, clock, ids.next().toString());
        venues.add(added);
        hub.watch(added::trouble);
    }

    private Venue binance(HttpClient client, RandomGenerator random) {
        BinanceSettings usual = BinanceSettings.production();
        return new BinanceVenue(
                new BinanceSettings(
                        settings.binance().restOr(usual.rest()),
                        settings.binance().streamOr(usual.streams()),
                        settings.binance().privateStreamOr(usual.socketApi()),
                        usual.receiveWindow(),
                        usual.weightPerMinute(),
                        usual.snapshotDepth(),
                        usual.market(),
                        usual.trading()),
                client,
                clock,
                random);
    }

    private Venue kraken(HttpClient client, RandomGenerator random) {
        KrakenSettings usual = KrakenSettings.production();
        return new KrakenVenue(
                new KrakenSettings(
                        settings.kraken().restOr(usual.rest()),
                        settings.kraken().streamOr(usual.publicSocket()),
                        settings.kraken().privateStreamOr(usual.privateSocket()),
                        usual.deadline(),
                        usual.bookDepth(),
                        usual.counterLimit(),
                        usual.counterDecay(),
                        usual.orderLimit(),
                        usual.orderDecay(),
                        usual.market(),
                        usual.trading()),
                client,
                clock,
                random);
    }

    private Venue coinbase(HttpClient client, RandomGenerator random) {
        CoinbaseSettings usual = CoinbaseSettings.production();
        return new CoinbaseVenue(
                new CoinbaseSettings(
                        settings.coinbase().restOr(usual.rest()),
                        settings.coinbase().streamOr(usual.publicSocket()),
                        settings.coinbase().privateStreamOr(usual.privateSocket()),
                        usual.tokenLife(),
                        usual.requestsPerSecond(),
                        usual.market(),
                        usual.trading()),
                client,
                clock,
                random);
    }

    @Override
    public void start() {
        if (!running) {
            running = true;
            venues.forEach(LiveVenue::start);
        }
    }

    @Override
    public void stop() {
        if (running) {
            running = false;
            venues.forEach(LiveVenue::close);
            HttpClient client = http;
            if (client != null) {
                client.shutdownNow();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
