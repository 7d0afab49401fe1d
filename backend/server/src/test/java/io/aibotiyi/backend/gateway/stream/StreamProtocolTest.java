package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.gateway.StreamMetrics;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.client.ClientBook;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The protocol frame by frame: authentication, bounds, slow readers, ends. */
class StreamProtocolTest {

    private StreamFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new StreamFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static List<Level> levels(List<BookLevel> levels) {
        return levels.stream()
                .map(l ->
                        new Level(
                                FakeMarkets.BTC.price(l.price()),
                                FakeMarkets.BTC.quantity(l.quantity())))
                .toList();
    }

    @Test
    void refusesCommandsBeforeAuthentication() throws Exception {
        try (RawStream raw = new RawStream(fixture.server().uri())) {
            raw.send("{\"op\":\"ping\",\"id\":1}");
            assertThat(raw.next(StreamFrame.Failed.class).problem().code())
                    .isEqualTo(ErrorCode.UNAUTHENTICATED);
        }
    }

    @Test
    void closesAConnectionThatDoesNotAuthenticateInTime() throws Exception {
        try (RawStream raw = new RawStream(fixture.server().uri())) {
            assertThat(raw.next(StreamFrame.Closing.class).reason()).startsWith("UNAUTHENTICATED");
            Await.until("the close", () -> raw.closeCode.get() == 1008);
        }
    }

    private RawStream signedIn(Session session) throws Exception {
        RawStream raw = new RawStream(fixture.server().uri());
        raw.send("{\"op\":\"authenticate\",\"id\":1,\"token\":\"" + session.accessToken() + "\"}");
        assertThat(raw.next(StreamFrame.Ack.class).id()).isEqualTo(1);
        return raw;
    }

    @Test
    void saysWhatIsWrongWithACommand() throws Exception {
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            String[][] cases = {
                {"{", "INVALID_REQUEST", ""},
                {"{\"op\":\"ping\"}", "INVALID_FIELD", "id"},
                {"{\"op\":\"dance\",\"id\":2}", "INVALID_FIELD", "op"},
                {"{\"op\":\"subscribe\",\"id\":3,\"channel\":\"X\"}", "UNKNOWN_CHANNEL", "channel"},
                {
                    "{\"op\":\"subscribe\",\"id\":4,\"channel\":\"BOOK\"}",
                    "INVALID_FIELD",
                    "instrument"
                },
                {
                    "{\"op\":\"subscribe\",\"id\":5,\"channel\":\"BOOK\",\"instrument\":\"a:B\"}",
                    "UNKNOWN_INSTRUMENT",
                    "instrument"
                },
                {
                    "{\"op\":\"subscribe\",\"id\":6,\"channel\":\"BOOK\",\"instrument\":"
                            + "\"sim:BTC-USDT\",\"depth\":1001}",
                    "INVALID_FIELD",
                    "depth"
                },
                {
                    "{\"op\":\"subscribe\",\"id\":7,\"channel\":\"BOOK\",\"instrument\":\"x\"}",
                    "INVALID_FIELD",
                    "instrument"
                },
                {
                    "{\"op\":\"subscribe\",\"id\":8,\"channel\":\"CANDLES\",\"instrument\":"
                            + "\"sim:BTC-USDT\",\"timeframe\":\"1x\"}",
                    "INVALID_FIELD",
                    "timeframe"
                },
                {
                    "{\"op\":\"unsubscribe\",\"id\":9,\"subscription\":5}",
                    "NOT_FOUND",
                    "subscription"
                }
            };
            for (String[] c : cases) {
                raw.send(c[0]);
                StreamFrame.Failed failure = raw.next(StreamFrame.Failed.class);
                assertThat(failure.problem().code()).as(c[0]).isEqualTo(ErrorCode.valueOf(c[1]));
                assertThat(failure.problem().field())
                        .as(c[0])
                        .isEqualTo(c[2].isEmpty() ? null : c[2]);
            }
        }
    }

    @Test
    void closesWithinASecondOfSigningOut() throws Exception {
        Session session = fixture.identity.signIn("ann");
        try (RawStream raw = signedIn(session)) {
            long began = System.nanoTime();
            fixture.server()
                    .on(
                            new SessionEnded(
                                    fixture.identity.authenticate(session.accessToken()).session(),
                                    fixture.identity.user("ann"),
                                    "Signed out."));
            assertThat(raw.next(StreamFrame.Closing.class).reason()).contains("Signed out.");
            Await.until("the close", () -> raw.closeCode.get() == 1008);
            assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
        }
    }

    @Test
    void closesWhenTheTokenEnds() throws Exception {
        fixture.identity.life = Duration.ofMillis(300);
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            assertThat(raw.next(StreamFrame.Closing.class).reason()).startsWith("SESSION_EXPIRED");
        }
    }

    @Test
    void keepsTheConnectionToOneUser() throws Exception {
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            Session other = fixture.identity.signIn("bob");
            raw.send(
                    "{\"op\":\"authenticate\",\"id\":2,\"token\":\"" + other.accessToken() + "\"}");
            assertThat(raw.next(StreamFrame.Failed.class).problem().code())
                    .isEqualTo(ErrorCode.FORBIDDEN);
        }
    }

    @Test
    void boundsSubscriptionsPerConnection() throws Exception {
        fixture.markets.snapshot(1);
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            for (int i = 0; i < 21; i++) {
                raw.send(
                        "{\"op\":\"subscribe\",\"channel\":\"BOOK\",\"instrument\":"
                                + "\"sim:BTC-USDT\",\"id\":"
                                + (10 + i)
                                + "}");
            }
            StreamFrame.Failed failure = raw.next(StreamFrame.Failed.class);
            assertThat(failure.id()).isEqualTo(30);
            assertThat(failure.problem().code()).isEqualTo(ErrorCode.TOO_MANY_SUBSCRIPTIONS);
        }
    }

    @Test
    void closesAConnectionThatFloodsIt() throws Exception {
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 3_000; i++) {
                                    raw.send("{\"op\":\"ping\",\"id\":" + i + "}");
                                }
                                Await.until("the close", () -> raw.closeCode.get() != 0);
                                throw new IllegalStateException("closed");
                            })
                    .isInstanceOf(RuntimeException.class);
            assertThat(raw.next(StreamFrame.Closing.class).reason()).startsWith("OVERLOADED");
        }
    }

    @Test
    void closesAReaderTooSlowForTradesAndSaysSo() throws Exception {
        fixture.markets.snapshot(1);
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            raw.send(
                    "{\"op\":\"subscribe\",\"channel\":\"TRADES\",\"instrument\":"
                            + "\"sim:BTC-USDT\",\"id\":2}");
            raw.next(StreamFrame.Trades.class);
            raw.stopReading();
            long[] id = {0};
            Await.until(
                    "nobody listening any more",
                    () -> {
                        for (int i = 0; i < 2_000; i++) {
                            fixture.markets.trade(++id[0], 100_000, 1);
                        }
                        return fixture.markets.listeners() == 0;
                    });
            raw.readAgain();
            Await.until("the end", () -> raw.closeCode.get() != 0 || closing(raw));
        }
    }

    private static boolean closing(RawStream raw) {
        raw.readAgain();
        return raw.frames.stream()
                .anyMatch(f ->
                        f instanceof StreamFrame.Closing c
                                && c.reason().startsWith("SLOW_CONSUMER"));
    }

    @Test
    void aSlowReaderOfABookIsConflatedNotClosed() throws Exception {
        fixture.markets.snapshot(400);
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            raw.send(
                    "{\"op\":\"subscribe\",\"channel\":\"BOOK\",\"instrument\":"
                            + "\"sim:BTC-USDT\",\"depth\":1000,\"id\":2}");
            ClientBook book = new ClientBook();
            book.apply(raw.next(StreamFrame.Book.class));
            raw.stopReading();
            Random random = new Random(3);
            for (int i = 0; i < 300_000; i++) {
                fixture.markets.change(
                        Side.BUY, 100_000 - random.nextInt(400), 1 + random.nextInt(1_000_000));
            }
            fixture.markets.change(Side.BUY, 100_000, 123);
            raw.readAgain();
            Await.until(
                    "the last change",
                    () -> {
                        StreamFrame frame = raw.frames.poll();
                        if (frame instanceof StreamFrame.Book b) {
                            assertThat(book.apply(b)).isEqualTo(ClientBook.Outcome.APPLIED);
                        }
                        return book.bestBid()
                                .filter(l -> l.quantity().compareTo(new BigDecimal("0.0123")) == 0)
                                .isPresent();
                    });
            assertThat(raw.closeCode.get()).isZero();
            BookSnapshot server = fixture.markets.book(FakeMarkets.BTC.id(), 1000).orElseThrow();
            assertThat(book.view(2000).bids()).isEqualTo(levels(server.bids()));
        }
    }

    @Test
    void refusesABrowserOfAForeignOriginAndAForeignHost() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() ->
                            http.newWebSocketBuilder()
                                    .header("Origin", "https://evil.example")
                                    .buildAsync(fixture.server().uri(), new WebSocket.Listener() {})
                                    .join())
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
            http.newWebSocketBuilder()
                    .header("Origin", "https://allowed.example")
                    .buildAsync(fixture.server().uri(), new WebSocket.Listener() {})
                    .join()
                    .abort();
        }
    }

    @Test
    void tellsItsConnectionsThatItStops() throws Exception {
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            fixture.server().stop();
            StreamFrame.ServerShutdown shutdown = raw.next(StreamFrame.ServerShutdown.class);
            assertThat(shutdown.closesWithinMillis()).isBetween(0L, 200L);
            StreamFrame.Closing closing = raw.next(StreamFrame.Closing.class);
            assertThat(closing.reason()).contains("stopping");
            assertThat(closing.retryAfterMillis()).isPositive();
        }
    }

    @Test
    void closesManyConnectionsOverAWhileAndEachInTime() throws Exception {
        Session session = fixture.identity.signIn("ann");
        List<RawStream> all = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                all.add(signedIn(session));
            }
            long began = System.nanoTime();
            fixture.server().stop();
            assertThat(System.nanoTime() - began).isLessThan(1_700_000_000L);
            for (RawStream raw : all) {
                assertThat(raw.next(StreamFrame.ServerShutdown.class).closesWithinMillis())
                        .isEqualTo(80);
                assertThat(raw.next(StreamFrame.Closing.class).retryAfterMillis())
                        .isBetween(1000L, 1080L);
                Await.until("the close", () -> raw.closeCode.get() == 1001);
            }
        } finally {
            all.forEach(RawStream::close);
        }
    }

    @Test
    void aClientThatOnlyListensIsPingedAndKept() throws Exception {
        fixture.close();
        fixture =
                new StreamFixture(
                        StreamFixture.properties(
                                null, Duration.ofMillis(50), Duration.ofMillis(400)));
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            Await.until("a second of pings", () -> raw.pings.get() >= 20);
            assertThat(raw.closeCode.get()).isZero();
        }
    }

    @Test
    void tellsWhatItDoesInFigures() throws Exception {
        fixture.markets.snapshot(1);
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            raw.send(
                    "{\"op\":\"subscribe\",\"channel\":\"BOOK\",\"instrument\":"
                            + "\"sim:BTC-USDT\",\"id\":2}");
            raw.next(StreamFrame.Book.class);
            StreamMetrics.Figures figures = fixture.server().figures();
            assertThat(figures.connections()).isEqualTo(1);
            assertThat(figures.subscriptions()).isEqualTo(1);
            assertThat(figures.sentFrames()).isEqualTo(3);
            assertThat(figures.sentBytes()).isGreaterThan(100);
            assertThat(figures.maxConnections()).isEqualTo(10_000);
        }
        Await.until("the end", () -> fixture.server().figures().connections() == 0);
        assertThat(fixture.server().figures().subscriptions()).isZero();
    }
}
