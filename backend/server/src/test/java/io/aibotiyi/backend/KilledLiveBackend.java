package io.aibotiyi.backend;

import io.aibotiyi.backend.connections.ExchangeConnections;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.marketdata.Exchanges;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.exchange.StubBinance;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;

/**
 * The process that {@link LiveKillTest} kills: a backend that connects to the exchange at the given
 * address, says {@code ready}, waits for a line, and places an order.
 */
final class KilledLiveBackend {

    static final String SECRET = "a-secret-of-the-embedding-process";
    static final InstrumentId BTC = InstrumentId.parse("binance:BTC-USDT");

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private KilledLiveBackend() {}

    /** The same for the killed process and for the one that goes on. */
    static BackendOptions options(Path home, String exchange) {
        Map<String, String> properties = new HashMap<>();
        properties.put("aibot.simulation.enabled", "false");
        properties.put("aibot.venues.binance.enabled", "true");
        properties.put("aibot.venues.binance.markets", "BTC-USDT");
        properties.put("aibot.venues.binance.rest", "http://" + exchange);
        properties.put("aibot.venues.binance.stream", "ws://" + exchange);
        properties.put("aibot.venues.binance.private-stream", "ws://" + exchange + "/ws-api/v3");
        properties.put("aibot.trading.live.enabled", "true");
        return new BackendOptions(home, BackendOptions.LOOPBACK, 0, 0, SECRET, properties);
    }

    static UserId user(Backend backend) {
        return backend.context()
                .getBean(Identity.class)
                .loginEmbedded(new EmbeddedLogin(SECRET), ClientDescription.at("127.0.0.1"))
                .user()
                .id();
    }

    public static void main(String[] arguments) throws Exception {
        Backend backend = Backend.start(options(Path.of(arguments[0]), arguments[1]));
        UserId user = user(backend);
        ExchangeConnections connections = backend.context().getBean(ExchangeConnections.class);
        Exchanges exchanges = backend.context().getBean(Exchanges.class);
        Awaitility.await()
                .atMost(LONGEST)
                .until(() ->
                        exchanges
                                .find(BTC.venue())
                                .filter(e -> !e.markets().isEmpty())
                                .isPresent());
        ConnectionView connection =
                connections.connect(
                        user,
                        new Connect(BTC.venue(), "Mine", StubBinance.KEY, StubBinance.SECRET));
        Awaitility.await()
                .atMost(LONGEST)
                .until(() ->
                        connections.status(user, connection.account()).state()
                                == ConnectionState.LIVE);
        MarketData markets = backend.context().getBean(MarketData.class);
        Awaitility.await().atMost(LONGEST).until(() -> markets.markPrice(BTC).isPresent());
        System.out.println("ready");
        int _ = System.in.read();
        System.out.println(
                "placed "
                        + backend.context()
                                .getBean(TradingService.class)
                                .place(
                                        user,
                                        new PlaceOrder(
                                                connection.account(),
                                                BTC,
                                                Side.BUY,
                                                OrderType.LIMIT,
                                                new BigDecimal("0.5000"),
                                                new BigDecimal("59000.00"),
                                                null,
                                                null),
                                        "killed")
                                .id());
        // the exchange holds its answer; whoever started this process kills it
        new CountDownLatch(1).await();
    }
}
