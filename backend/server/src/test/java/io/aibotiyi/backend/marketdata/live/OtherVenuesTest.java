package io.aibotiyi.backend.marketdata.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.AmendRule;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.VenueProvider;
import io.aibotiyi.venues.book.L2Book;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Venues that are found, switched on by name, and served like ours. */
class OtherVenuesTest {

    private static final VenueId ELSEWHERE = VenueId.of("elsewhere");
    private static final URI REST = URI.create("http://127.0.0.1:1");

    private final MarketDataHub hub = new MarketDataHub(Optional::empty);
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable LiveVenues venues;

    /** Brings one venue with one market whose book stands still. */
    private final class Provider implements VenueProvider {

        @Override
        public String name() {
            return "a test";
        }

        @Override
        public Set<VenueId> venues() {
            return Set.of(ELSEWHERE);
        }

        @Override
        public Venue open(
                VenueId id, @Nullable URI rest, InstantSource clock, RandomGenerator random) {
            assertThat(rest).isEqualTo(REST);
            return new Elsewhere();
        }
    }

    private final class Elsewhere implements Venue {

        @Override
        public VenueId id() {
            return ELSEWHERE;
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(
                    Map.of(), Set.of(), Set.of(), AmendRule.NONE, 1, Set.of(), Duration.ZERO);
        }

        @Override
        public List<InstrumentRules> instruments() {
            Instrument instrument =
                    new Instrument(
                            InstrumentId.parse("elsewhere:BTC-USD"),
                            "BTC",
                            "USD",
                            2,
                            4,
                            1,
                            1,
                            BigDecimal.ZERO);
            return List.of(
                    new InstrumentRules(
                            instrument,
                            "BTC/USD",
                            "BTC/USD",
                            TradingStatus.OPEN,
                            null,
                            null,
                            null,
                            null,
                            null,
                            BigDecimal.ONE));
        }

        @Override
        public List<Candle> candles(
                InstrumentRules instrument, Timeframe timeframe, long from, long to, int limit) {
            return List.of();
        }

        @Override
        public MarketStream stream(
                Collection<InstrumentRules> instruments,
                Set<MarketChannel> channels,
                MarketListener listener) {
            L2Book book = new L2Book();
            book.set(Side.BUY, 9_900, 50_000);
            book.set(Side.SELL, 10_000, 50_000);
            listener.state(FeedState.LIVE, "");
            listener.bookJoined(instruments.iterator().next().id(), book, 1, 0);
            return new MarketStream() {
                @Override
                public Counters counters() {
                    return new Counters(1, 1, 0, 0, 0, 0);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Trading trading(
                Credentials credentials,
                Collection<InstrumentRules> instruments,
                TradingListener listener)
                throws VenueException {
            throw new VenueException(VenueError.UNSUPPORTED, "no trading here");
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    private void start(String name, OtherVenues others) {
        VenueSettings.Live off = new VenueSettings.Live(false, null, null, null, null);
        VenueSettings settings =
                new VenueSettings(
                        off,
                        off,
                        off,
                        Map.of(name, new VenueSettings.Other(true, List.of("BTC-USD"), REST)),
                        Duration.ofMillis(1));
        LiveVenues opened =
                new LiveVenues(
                        settings,
                        Clock.systemUTC(),
                        new TimeOrderedIds(Clock.systemUTC(), new Random(1)),
                        others);
        opened.join(hub);
        opened.start();
        venues = opened;
    }

    @AfterEach
    void stop() {
        if (venues != null) {
            venues.stop();
        }
    }

    @Test
    void servesTheMarketsOfAVenueThatAModuleBrings() {
        start("elsewhere", new OtherVenues(List.of(new Provider())));
        Awaitility.await()
                .until(() ->
                        hub.feeds().stream()
                                .anyMatch(feed ->
                                        feed.instrument().toString().equals("elsewhere:BTC-USD")
                                                && feed.state() == FeedState.LIVE));
        assertThat(hub.troubles()).isEmpty();
        stop();
        assertThat(closed).isTrue();
    }

    @Test
    void saysWhatToDoAboutAVenueThatNobodyBrings() {
        start("nowhere", new OtherVenues(List.of(new Provider())));
        assertThat(hub.feeds()).isEmpty();
        assertThat(hub.troubles())
                .containsExactly(
                        "aibot.venues.others.nowhere is switched on and no module on the class path"
                                + " brings it; those that are brought: [elsewhere]");
        assertThat(OtherVenues.onClassPath().missing(ELSEWHERE)).contains("mvn -Pxchange package");
    }
}
