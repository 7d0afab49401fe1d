package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.exchange.StubCoinbase;
import io.aibotiyi.exchange.StubExchange;
import io.aibotiyi.exchange.StubKraken;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Connections.KeyRight;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.SupportLevel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kraken and Coinbase: an order from REST to the exchange and its fills back to the ledger. */
class LiveElsewhereEndToEndTest {

    @TempDir Path home;

    @Test
    void tradesAtKraken() throws Exception {
        try (StubKraken exchange = new StubKraken(1)) {
            trades(
                    exchange,
                    StubKraken.SYMBOL,
                    InstrumentId.parse("kraken:BTC-USD"),
                    StubKraken.KEY,
                    StubKraken.SECRET,
                    "/v2",
                    "/v2",
                    SupportLevel.REFUSED);
        }
    }

    @Test
    void tradesAtCoinbase() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        String pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        try (StubCoinbase exchange = new StubCoinbase(1, keys.getPublic())) {
            trades(
                    exchange,
                    StubCoinbase.PRODUCT,
                    InstrumentId.parse("coinbase:BTC-USD"),
                    StubCoinbase.KEY,
                    pem,
                    "/market",
                    "/user",
                    SupportLevel.NATIVE);
        }
    }

    private void trades(
            StubExchange exchange,
            String symbol,
            InstrumentId market,
            String key,
            String secret,
            String stream,
            String privateStream,
            SupportLevel fillOrKill) {
        exchange.deposit("USD", "100000");
        String prefix = "aibot.venues." + market.venue() + ".";
        Map<String, String> properties = new HashMap<>();
        properties.put("aibot.simulation.enabled", "false");
        properties.put("aibot.trading.currency", "USD");
        properties.put("aibot.trading.live.enabled", "true");
        properties.put("aibot.trading.live.compare-every", "300ms");
        properties.put("aibot.trading.live.confirm-after", "300ms");
        properties.put(prefix + "enabled", "true");
        properties.put(prefix + "markets", market.symbol().name());
        properties.put(prefix + "rest", "http://" + exchange.address());
        properties.put(prefix + "stream", "ws://" + exchange.address() + stream);
        properties.put(prefix + "private-stream", "ws://" + exchange.address() + privateStream);
        try (Backend backend =
                        Backend.start(
                                new BackendOptions(
                                        home, BackendOptions.LOOPBACK, 0, 0, null, properties));
                AibotClient client = AibotClients.connect(backend.address())) {
            Session _ =
                    client.setUp(
                            backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        exchange.move(symbol);
                        return client.markets().feeds().stream()
                                .anyMatch(f -> f.state() == FeedState.LIVE);
                    });
            var connection =
                    client.connections().connect(new Connect(market.venue(), "Mine", key, secret));
            assertThat(connection.withdraw()).isEqualTo(KeyRight.UNKNOWN);
            AccountId live = connection.account();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> client.connections().status(live).state() == ConnectionState.LIVE);
            OrderSupport support = client.connections().support(market.venue(), live);
            assertThat(support.of(TimeInForce.FOK).level()).isEqualTo(fillOrKill);
            assertThat(support.of(TimeInForce.GTD).level()).isEqualTo(SupportLevel.NATIVE);
            assertThat(support.of(OrderType.STOP).level()).isEqualTo(SupportLevel.EMULATED);
            OrderView order =
                    client.orders()
                            .place(
                                    new PlaceOrder(
                                            live,
                                            market,
                                            Side.BUY,
                                            OrderType.LIMIT,
                                            new BigDecimal("0.5"),
                                            new BigDecimal("59000.0"),
                                            null,
                                            null),
                                    UUID.randomUUID().toString());
            awaitStatus(client, order, OrderStatus.OPEN);
            exchange.fill(order.id().toString(), 1_000);
            awaitStatus(client, order, OrderStatus.PARTIALLY_FILLED);
            client.orders()
                    .amend(
                            order.id(),
                            new AmendOrder(new BigDecimal("0.4"), new BigDecimal("58000.0"), null),
                            UUID.randomUUID().toString());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        OrderView now = client.orders().order(order.id());
                        assertThat(now.amending()).isNull();
                        assertThat(now.quantity()).as(now.reason()).isEqualByComparingTo("0.4");
                        assertThat(now.price()).isEqualByComparingTo("58000");
                    });
            exchange.fill(order.id().toString(), 1_000);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> client.orders().fills(live, 10).size() == 2);
            client.orders().cancel(order.id());
            awaitStatus(client, order, OrderStatus.CANCELLED);
            for (String asset : List.of("USD", "BTC")) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() ->
                                assertThat(
                                                client.orders().portfolio(live).balances().stream()
                                                        .filter(b -> b.asset().equals(asset))
                                                        .map(BalanceView::total)
                                                        .findFirst())
                                        .hasValueSatisfying(total ->
                                                assertThat(total)
                                                        .isEqualByComparingTo(
                                                                exchange.owned(asset))));
            }
            assertThat(client.connections().adjustments(live, 10)).hasSize(1);
            assertThat(client.orders().proveLedger().balanced()).isTrue();
        }
    }

    private static void awaitStatus(AibotClient client, OrderView order, OrderStatus status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(client.orders().order(order.id()).status()).isEqualTo(status));
    }
}
