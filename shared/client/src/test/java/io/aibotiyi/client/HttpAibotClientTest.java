package io.aibotiyi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpAibotClientTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private AibotClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                e -> {
                    String what = e.getRequestMethod() + " " + e.getRequestURI();
                    requests.add(what);
                    answers.getOrDefault(what, x -> send(x, 404, "text/plain", "nothing here"))
                            .to(e);
                });
        server.start();
        answers.put("POST /api/v1/sessions", e -> json(e, 200, session(Duration.ofMinutes(15))));
        client = client(Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
        threads.close();
    }

    private AibotClient client(Duration timeout) {
        return AibotClients.connect(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                ClientOptions.defaults()
                        .withRequestTimeout(timeout)
                        .withClock(InstantSource.fixed(NOW)));
    }

    private Session session(Duration life) {
        int n = tokens.incrementAndGet();
        return new Session(
                "access-" + n,
                NOW.plus(life),
                "refresh-" + n,
                new UserView(new UserId(new UUID(0, 1)), "ann", List.of("TRADER")),
                List.of());
    }

    private static void json(HttpExchange e, int status, Object body) throws IOException {
        String type = status == 200 ? "application/json" : "application/problem+json";
        send(e, status, type, Json.mapper().writeValueAsString(body));
    }

    private static void send(HttpExchange e, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        e.getResponseHeaders().set("Content-Type", type);
        e.sendResponseHeaders(status, bytes.length);
        e.getResponseBody().write(bytes);
        e.close();
    }

    private static String token(HttpExchange e) {
        return String.valueOf(e.getRequestHeaders().getFirst("Authorization"));
    }

    @Test
    void sendsTheTokenOfTheSession() {
        client.login("ann", "secret");
        answers.put(
                "GET /api/v1/instruments",
                e -> json(e, token(e).equals("Bearer access-1") ? 200 : 500, List.of()));
        assertThat(client.markets().instruments()).isEmpty();
        assertThat(client.session().user().username()).isEqualTo("ann");
    }

    @Test
    void refusesToCallBeforeSigningIn() {
        assertThatIllegalStateException().isThrownBy(() -> client.markets().instruments());
        assertThatIllegalStateException().isThrownBy(client::session);
        assertThat(requests).isEmpty();
    }

    @Test
    void throwsTheBackendsProblem() {
        client.login("ann", "secret");
        answers.put(
                "GET /api/v1/orders?working=true&account=" + ACCOUNT,
                e -> json(e, 404, Problem.of(ErrorCode.NOT_FOUND, "No such account.", "account")));
        assertThatThrownBy(() -> client.orders().working(ACCOUNT))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ErrorCode.NOT_FOUND);
                            assertThat(e.problem().field()).isEqualTo("account");
                        });
    }

    @Test
    void readsACodeItDoesNotKnowAsNone() {
        client.login("ann", "secret");
        answers.put(
                "GET /api/v1/feeds",
                e ->
                        send(
                                e,
                                418,
                                "application/problem+json",
                                "{\"type\":\"x\",\"title\":\"New\",\"status\":418,"
                                        + "\"code\":\"OF_THE_FUTURE\"}"));
        assertThatThrownBy(() -> client.markets().feeds())
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isNull());
    }

    @Test
    void saysSoWhenSomethingElseThanABackendAnswers() {
        client.login("ann", "secret");
        assertThatThrownBy(() -> client.markets().feeds())
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("is this a backend?")
                .hasMessageContaining("nothing here");
    }

    @Test
    void isUnreachableWhereNobodyListensAndWhenNobodyAnswers() {
        AibotClient nobody = AibotClients.connect(URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(nobody::server).isInstanceOf(UnreachableException.class);
        nobody.close();
        CountDownLatch silence = new CountDownLatch(1);
        answers.put(
                "GET /api/v1/server",
                e -> {
                    try {
                        silence.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                });
        try (AibotClient impatient = client(Duration.ofMillis(200))) {
            assertThatThrownBy(impatient::server)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("timed out");
        } finally {
            silence.countDown();
        }
    }

    @Test
    void manyCallersWithARefusedTokenRenewItOnce() throws Exception {
        client.login("ann", "secret");
        AtomicInteger renewals = new AtomicInteger();
        answers.put(
                "POST /api/v1/sessions/refresh",
                e -> {
                    renewals.incrementAndGet();
                    json(e, 200, session(Duration.ofMinutes(15)));
                });
        answers.put(
                "GET /api/v1/feeds",
                e -> {
                    if (token(e).equals("Bearer access-1")) {
                        json(e, 401, Problem.of(ErrorCode.SESSION_EXPIRED, null, null));
                    } else {
                        json(e, 200, List.of());
                    }
                });
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(threads.submit(() -> client.markets().feeds()));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        assertThat(renewals).hasValue(1);
    }

    @Test
    void aSessionThatCannotBeRenewedHasEnded() {
        client.login("ann", "secret");
        Problem ended = Problem.of(ErrorCode.SESSION_EXPIRED, null, null);
        answers.put("POST /api/v1/sessions/refresh", e -> json(e, 401, ended));
        answers.put("GET /api/v1/feeds", e -> json(e, 401, ended));
        assertThatThrownBy(() -> client.markets().feeds()).isInstanceOf(ApiException.class);
        assertThatIllegalStateException().isThrownBy(client::session);
    }

    @Test
    void escapesWhatGoesIntoAnAddress() {
        client.login("ann", "secret");
        answers.put(
                "GET /api/v1/instruments/kraken%3AXBT%2FUSD/trades?limit=5",
                e -> json(e, 200, List.of()));
        assertThat(client.markets().trades(InstrumentId.parse("kraken:XBT/USD"), 5)).isEmpty();
    }

    @Test
    void refusesAnAddressThatIsNone() {
        for (String address : List.of("ftp://x", "http:///", "localhost:8080", "http://u@h")) {
            assertThatIllegalArgumentException()
                    .as(address)
                    .isThrownBy(() -> AibotClients.connect(URI.create(address)));
        }
    }

    @Test
    void keepsSecretsOutOfItsMessages() {
        client.login("ann", "hunter22");
        assertThat(client.session().toString()).doesNotContain("access-1", "refresh-1");
    }
}
