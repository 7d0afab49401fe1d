package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aibotiyi.backend.trading.FillBooked;
import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The streams' rows of the check list. */
class StreamSecurityTest {

    private StreamFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new StreamFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private RawStream signedIn(Session session) throws Exception {
        RawStream raw = new RawStream(fixture.server().uri());
        raw.send("{\"op\":\"authenticate\",\"id\":1,\"token\":\"" + session.accessToken() + "\"}");
        assertThat(raw.next(StreamFrame.Ack.class).id()).isEqualTo(1);
        return raw;
    }

    private static int refusal(URI address, String... headers) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket.Builder builder = http.newWebSocketBuilder();
            for (int i = 0; i < headers.length; i += 2) {
                builder.header(headers[i], headers[i + 1]);
            }
            Throwable thrown =
                    catchThrowable(
                            () -> builder.buildAsync(address, new WebSocket.Listener() {}).join());
            if (thrown.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw new AssertionError("no refusal", thrown);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/stream", "/socket.io/?EIO=4&transport=websocket"})
    @DisplayName("I1 a page of a foreign origin cannot open a stream (ASVS 4.4.2)")
    void refusesAForeignOrigin(String path) {
        URI address = fixture.server().uri().resolve(path);

        assertThat(refusal(address, "Origin", "https://evil.example")).isEqualTo(403);
        assertThat(refusal(address, "Origin", "null")).isEqualTo(403);
        assertThat(fixture.server().figures().refused()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/stream?token=%s",
                "/api/v1/stream?access_token=%s",
                "/api/v1/stream?anything",
                "/socket.io/?EIO=4&transport=websocket&token=%s",
                "/socket.io/?EIO=4&transport=websocket&auth=%s"
            })
    @DisplayName("I1 a token in the query string is not taken (ASVS 4.4.3, 14.2.1)")
    void refusesATokenInTheQuery(String path) {
        String token = fixture.identity.signIn("ann").accessToken();
        int before = fixture.identity.authentications.get();

        assertThat(refusal(fixture.server().uri().resolve(path.formatted(token)))).isEqualTo(400);
        assertThat(fixture.identity.authentications.get()).isEqualTo(before);
    }

    @Test
    @DisplayName("I1 ws:// is not offered off loopback (ASVS 4.4.1)")
    void offersNoPlainTextOffLoopback() throws Exception {
        for (String address : List.of("ws://trade.example.org/s", "http://127.0.0.1/s")) {
            assertThatThrownBy(() ->
                            new StreamFixture(
                                            StreamFixture.properties(
                                                    URI.create(address),
                                                    Duration.ofSeconds(20),
                                                    Duration.ofSeconds(60)))
                                    .close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(address)
                    .hasMessageContaining("wss://");
        }
        try (StreamFixture safe =
                new StreamFixture(
                        StreamFixture.properties(
                                URI.create("wss://trade.example.org/s"),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(60)))) {
            assertThat(safe.server().uri()).hasScheme("wss");
        }
    }

    @Test
    @DisplayName("I1 a plain HTTP request gets a problem, not a stream")
    void refusesWhatIsNoWebSocket() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://"
                                                            + fixture.server().uri().getAuthority()
                                                            + "/api/v1/stream"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("INVALID_REQUEST");
        }
    }

    @Test
    @DisplayName("E2 heartbeats of either side are no activity of the session (ASVS 7.3.1)")
    void heartbeatsAreNoActivity() throws Exception {
        fixture.close();
        fixture =
                new StreamFixture(
                        StreamFixture.properties(
                                null, Duration.ofMillis(100), Duration.ofSeconds(60)));
        try (RawStream raw = signedIn(fixture.identity.signIn("ann"))) {
            int signedIn = fixture.identity.authentications.get();
            for (int i = 10; i < 20; i++) {
                raw.send("{\"op\":\"ping\",\"id\":" + i + "}");
                assertThat(raw.next(StreamFrame.Pong.class).id()).isEqualTo(i);
            }
            Await.until("pings of the server", () -> raw.pings.get() >= 3);
            // identity notes activity when it is asked who calls, and it was not asked
            assertThat(fixture.identity.authentications.get()).isEqualTo(signedIn);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"ORDERS", "FILLS", "PORTFOLIO"})
    @DisplayName("F2 another's account is not found on any channel, nor by resuming (ASVS 8.2.2)")
    void anothersAccountIsNotFound(Channel channel) throws Exception {
        fixture.identity.signIn("ann");
        AccountId account = fixture.trading.open(fixture.identity.user("ann"));
        try (RawStream bob = signedIn(fixture.identity.signIn("bob"))) {
            bob.send(
                    "{\"op\":\"subscribe\",\"id\":2,\"channel\":\""
                            + channel
                            + "\",\"account\":\""
                            + account
                            + "\""
                            + (channel == Channel.PORTFOLIO
                                    ? ""
                                    : ",\"resume\":{\"epoch\":\"x\",\"offset\":0}")
                            + "}");
            StreamFrame.Failed failed = bob.next(StreamFrame.Failed.class);
            assertThat(failed.problem().code()).isEqualTo(ErrorCode.NOT_FOUND);
            fixture.server().on(new FillBooked(FakeTrading.fill(account, 1)));
            fixture.server()
                    .on(new OrderChanged(FakeTrading.order(account, 1, OrderStatus.OPEN, 1)));
            bob.send("{\"op\":\"ping\",\"id\":3}");
            bob.next(StreamFrame.Pong.class);
            assertThat(bob.frames).isEmpty();
            assertThat(fixture.server().figures().subscriptions()).isZero();
        }
    }

    @Test
    @DisplayName("F2 nothing is told before a token was shown (ASVS 8.2.1)")
    void tellsNothingWithoutAToken() throws Exception {
        fixture.markets.snapshot(5);
        try (RawStream raw = new RawStream(fixture.server().uri())) {
            for (Channel channel : Channel.values()) {
                raw.send(
                        "{\"op\":\"subscribe\",\"id\":2,\"channel\":\""
                                + channel
                                + "\",\"instrument\":\"sim:BTC-USDT\",\"timeframe\":\"1m\"}");
                assertThat(raw.next(StreamFrame.Failed.class).problem().code())
                        .isEqualTo(ErrorCode.UNAUTHENTICATED);
            }
        }
    }

    @Test
    @DisplayName("I1 a compressed message cannot unfold to more than a frame may hold")
    void refusesADecompressionBomb() throws Exception {
        try (DeflatedStream client = new DeflatedStream(fixture.server().uri())) {
            client.sendCompressed("{\"op\":\"ping\",\"id\":1," + " ".repeat(10_000_000) + "}");
            client.awaitEnd();
        }
    }

    @Test
    @DisplayName("I1 little is kept for a stranger while a token is checked")
    void holdsLittleForAStranger() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        fixture.identity.stuck = stuck;
        try (RawStream raw = new RawStream(fixture.server().uri())) {
            raw.send("{\"op\":\"authenticate\",\"id\":1,\"token\":\"x\"}");
            for (int i = 0; i < 3; i++) {
                raw.send("{\"op\":\"ping\",\"id\":2,\"x\":\"" + "x".repeat(40_000) + "\"}");
            }
            assertThat(raw.next(StreamFrame.Closing.class).reason()).startsWith("INVALID_REQUEST");
        } finally {
            stuck.countDown();
        }
    }
}
