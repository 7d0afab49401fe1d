package io.aibotiyi.backend.gateway.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aibotiyi.backend.gateway.OriginPolicy;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ClientOptions;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.ServerInfo;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The real stream server on fake modules, with just enough REST for the real client. */
final class StreamFixture implements AutoCloseable {

    final FakeMarkets markets = new FakeMarkets();
    final FakeIdentity identity = new FakeIdentity(Clock.systemUTC());
    final EverybodyMay access = new EverybodyMay();
    final FakeTrading trading = new FakeTrading();
    final FakeParentOrders parents = new FakeParentOrders();
    final FakeNoticeBox notices = new FakeNoticeBox();
    private final StreamProperties properties;
    private final HttpServer rest;
    private final ExecutorService restThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable SslContext tls;
    private volatile StreamServer server;

    static StreamProperties properties() {
        return properties(null, Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    static StreamProperties properties(
            @Nullable URI publicUri, Duration pingInterval, Duration idleTimeout) {
        return new StreamProperties(
                "127.0.0.1",
                0,
                publicUri,
                Duration.ofMillis(5),
                Duration.ofMillis(1500),
                pingInterval,
                idleTimeout,
                10_000,
                20,
                20,
                100,
                64,
                64,
                true,
                Duration.ofMillis(200),
                new StreamProperties.History(64, 64, Duration.ofSeconds(2), 100));
    }

    StreamFixture() throws IOException {
        this(properties());
    }

    StreamFixture(StreamProperties properties) throws IOException {
        this(properties, null);
    }

    StreamFixture(StreamProperties properties, @Nullable SslContext tls) throws IOException {
        this.properties = properties;
        this.tls = tls;
        server = newServer();
        server.start();
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.setExecutor(restThreads);
        rest.createContext("/api/v1/server", e -> answer(e, 200, info()));
        rest.createContext(
                "/api/v1/sessions",
                e -> {
                    byte[] body = e.getRequestBody().readAllBytes();
                    try {
                        Object session =
                                e.getRequestURI().getPath().endsWith("/refresh")
                                        ? identity.refresh(
                                                Json.mapper().readValue(body, Refresh.class),
                                                ClientDescription.at("127.0.0.1"))
                                        : identity.login(
                                                Json.mapper().readValue(body, Login.class),
                                                ClientDescription.at("127.0.0.1"));
                        answer(e, 200, session);
                    } catch (ProblemException problem) {
                        e.getResponseHeaders().set("Content-Type", "application/problem+json");
                        answer(e, problem.problem().status(), problem.problem());
                    }
                });
        rest.start();
    }

    private StreamServer newServer() {
        return new StreamServer(
                identity,
                access,
                markets,
                trading,
                parents,
                notices,
                Clock.systemUTC(),
                new OriginPolicy(true, List.of("https://allowed.example")),
                properties,
                tls);
    }

    private ServerInfo info() {
        return new ServerInfo(
                "test",
                "0",
                TradingMode.SIMULATED,
                false,
                false,
                server.uri(),
                Clock.systemUTC().instant());
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Json.mapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    StreamServer server() {
        return server;
    }

    /** As a backend that stops and starts again on another port. */
    void restart() {
        server.stop();
        server = newServer();
        server.start();
    }

    /** As a network that fails: the connections break, the server goes on. */
    void cutConnections() {
        server.cutConnections();
    }

    AibotClient client(String user) {
        AibotClient client =
                AibotClients.connect(
                        URI.create("http://127.0.0.1:" + rest.getAddress().getPort()),
                        ClientOptions.defaults()
                                .withPingInterval(Duration.ofMillis(250))
                                .withRenewBefore(Duration.ofMillis(500))
                                .withBackOff(Duration.ofMillis(20), Duration.ofMillis(100)));
        client.login(user, "any");
        return client;
    }

    @Override
    public void close() {
        server.stop();
        rest.stop(0);
        restThreads.close();
    }
}
