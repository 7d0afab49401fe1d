package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The stock Socket.IO client of npm against the streams; skipped where there is no node. */
class SocketIoTest {

    private static final String BOOK =
            "{\"op\":\"subscribe\",\"id\":2,\"channel\":\"BOOK\",\"instrument\":\"sim:BTC-USDT\","
                    + "\"depth\":10}";
    private static final String TRADES =
            "{\"op\":\"subscribe\",\"id\":3,\"channel\":\"TRADES\",\"instrument\":"
                    + "\"sim:BTC-USDT\"}";

    private StreamFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new StreamFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private StockSocketIo connect(String options) throws Exception {
        return new StockSocketIo(fixture.server().uri(), options);
    }

    private StockSocketIo signedIn(Session session) throws Exception {
        StockSocketIo client = connect(StockSocketIo.signedIn(session.accessToken()));
        client.next("connect");
        return client;
    }

    @Test
    void theStockClientAndAPlainWebSocketReceiveTheSameStream() throws Exception {
        fixture.markets.snapshot(50);
        fixture.markets.trade(1, 100_000, 1);
        Session session = fixture.identity.signIn("ann");
        try (StockSocketIo stock = signedIn(session);
                RawStream plain = new RawStream(fixture.server().uri())) {
            plain.send(
                    "{\"op\":\"authenticate\",\"id\":1,\"token\":\""
                            + session.accessToken()
                            + "\"}");
            plain.next(StreamFrame.Ack.class);
            List<StreamFrame> ofStock = new ArrayList<>();
            for (String command : List.of(BOOK, TRADES)) {
                stock.emit(command);
                plain.send(command);
            }
            Await.until(
                    "both subscriptions of both",
                    () -> {
                        stock.drainFrames(ofStock);
                        return snapshots(ofStock) == 2 && snapshots(plain.frames) == 2;
                    });
            long seed = 5;
            Random random = new Random(seed);
            for (int id = 2; id <= 400; id++) {
                fixture.markets.change(
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        100_000 - random.nextInt(12),
                        random.nextInt(100));
                fixture.markets.trade(id, 100_000 + id, 1);
            }
            fixture.markets.change(Side.BUY, 100_000, 777); // a last change that both must hear
            long last = fixture.markets.sequence();
            Await.until(
                    "the last trade and the last book at both, seed " + seed,
                    () -> {
                        stock.drainFrames(ofStock);
                        return lastTrade(ofStock) == 400
                                && lastTrade(plain.frames) == 400
                                && lastBook(ofStock) == last
                                && lastBook(plain.frames) == last;
                    });
            List<StreamFrame> ofPlain = List.copyOf(plain.frames);
            assertThat(ofStock).hasSizeGreaterThan(6);
            assertThat(acks(ofStock)).hasSize(2).isEqualTo(acks(ofPlain));
            assertThat(trades(ofStock)).hasSize(400).isEqualTo(trades(ofPlain));
            assertThat(book(ofStock)).isNotEmpty().isEqualTo(book(ofPlain));
        }
    }

    private static List<StreamFrame> acks(List<StreamFrame> frames) {
        return frames.stream().filter(StreamFrame.Ack.class::isInstance).toList();
    }

    /** One after the other, however the connection gathered them. */
    private static List<TradeView> trades(List<StreamFrame> frames) {
        List<TradeView> all = new ArrayList<>();
        for (StreamFrame frame : frames) {
            if (frame instanceof StreamFrame.Trades t) {
                all.addAll(t.trades());
            }
        }
        return all;
    }

    /** What stands after the last frame: what lies between is gathered as the connection drains. */
    private static Map<String, BigDecimal> book(List<StreamFrame> frames) {
        Map<String, BigDecimal> book = new TreeMap<>();
        long sequence = 0;
        for (StreamFrame frame : frames) {
            if (frame instanceof StreamFrame.Book b) {
                if (b.snapshot()) {
                    book.clear();
                } else {
                    assertThat(b.previous()).isEqualTo(sequence);
                }
                sequence = b.sequence();
                b.bids().forEach(l -> put(book, "bid " + l.price(), l.quantity()));
                b.asks().forEach(l -> put(book, "ask " + l.price(), l.quantity()));
            }
        }
        return book;
    }

    private static void put(Map<String, BigDecimal> book, String level, BigDecimal quantity) {
        if (quantity.signum() == 0) {
            book.remove(level);
        } else {
            book.put(level, quantity);
        }
    }

    private static long snapshots(Iterable<StreamFrame> frames) {
        long count = 0;
        for (StreamFrame frame : frames) {
            if ((frame instanceof StreamFrame.Book b && b.snapshot())
                    || (frame instanceof StreamFrame.Trades t && t.snapshot())) {
                count++;
            }
        }
        return count;
    }

    private static long lastTrade(Iterable<StreamFrame> frames) {
        long last = 0;
        for (StreamFrame frame : frames) {
            if (frame instanceof StreamFrame.Trades t && !t.trades().isEmpty()) {
                last = t.trades().getLast().id();
            }
        }
        return last;
    }

    private static long lastBook(Iterable<StreamFrame> frames) {
        long last = 0;
        for (StreamFrame frame : frames) {
            if (frame instanceof StreamFrame.Book b) {
                last = b.sequence();
            }
        }
        return last;
    }

    @Test
    void anAcknowledgementCarriesTheAnswer() throws Exception {
        fixture.markets.snapshot(5);
        try (StockSocketIo stock = signedIn(fixture.identity.signIn("ann"))) {
            stock.ask(BOOK);
            assertThat(stock.frame("answer")).isEqualTo(new StreamFrame.Ack(2, 1L));
            assertThat(stock.frame("frame")).isInstanceOf(StreamFrame.Book.class);
            stock.ask("{\"op\":\"unsubscribe\",\"id\":4,\"subscription\":1}");
            assertThat(stock.frame("answer")).isEqualTo(new StreamFrame.Ack(4, 1L));
        }
    }

    @Test
    void aWrongTokenIsAConnectErrorThatSaysWhy() throws Exception {
        try (StockSocketIo stock = connect(StockSocketIo.signedIn("forged"))) {
            JsonNode error = stock.next("connect_error");
            assertThat(error.path("message").asString()).isEqualTo("Sign in first");
            assertThat(error.path("data").path("code").asString()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void anotherUsersAccountIsRefusedAsOnThePlainStream() throws Exception {
        fixture.identity.signIn("ann");
        AccountId account = fixture.trading.open(fixture.identity.user("ann"));
        try (StockSocketIo stock = signedIn(fixture.identity.signIn("bob"))) {
            stock.ask(
                    "{\"op\":\"subscribe\",\"id\":2,\"channel\":\"FILLS\",\"account\":\""
                            + account
                            + "\"}");
            assertThat(stock.frame("answer"))
                    .isInstanceOfSatisfying(
                            StreamFrame.Failed.class,
                            f -> assertThat(f.problem().status()).isEqualTo(404));
        }
    }

    @Test
    void pollingIsRefusedWithAClearError() throws Exception {
        try (StockSocketIo stock =
                connect("{\"transports\":[\"polling\"],\"auth\":{\"token\":\"x\"}}")) {
            stock.next("connect_error");
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI streams = fixture.server().uri();
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://"
                                                            + streams.getAuthority()
                                                            + "/socket.io/?EIO=4&transport=polling"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("UNSUPPORTED", "transports: [\\\"websocket\\\"]");
        }
    }

    @Test
    void signingOutDisconnectsWithinASecond() throws Exception {
        Session session = fixture.identity.signIn("ann");
        try (StockSocketIo stock = signedIn(session)) {
            long began = System.nanoTime();
            fixture.server()
                    .on(
                            new SessionEnded(
                                    fixture.identity.authenticate(session.accessToken()).session(),
                                    session.user().id(),
                                    "Signed out."));
            assertThat(stock.frame("frame"))
                    .isInstanceOfSatisfying(
                            StreamFrame.Closing.class,
                            c -> assertThat(c.reason()).startsWith("SESSION_EXPIRED"));
            assertThat(stock.next("disconnect").path("reason").asString())
                    .isEqualTo("io server disconnect");
            assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
        }
    }

    @Test
    void anUnknownNamespaceIsAConnectError() throws Exception {
        try (StockSocketIo stock =
                new StockSocketIo(
                        fixture.server().uri(), StockSocketIo.signedIn("any"), "/market")) {
            assertThat(stock.next("connect_error").path("message").asString())
                    .isEqualTo("There is only the main namespace");
        }
    }
}
