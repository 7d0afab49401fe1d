package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.exchange.StubBinance;
import io.aibotiyi.exchange.StubExchange.RestFault;
import io.aibotiyi.exchange.StubExchange.UserFault;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.AdjustmentReason;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.KeyRight;
import io.aibotiyi.protocol.Connections.LiveStatus;
import io.aibotiyi.protocol.Connections.ReplaceKey;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.SupportLevel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Real money from end to end: REST, the books, the adapter, a stub exchange on real sockets that
 * keeps a wallet and speaks Binance's protocol, and back over fills and ledger to the WebSocket.
 */
class LiveTradingEndToEndTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String SYMBOL = "BTCUSDT";
    private static final InstrumentId BTC = InstrumentId.parse("binance:BTC-USDT");

    @TempDir static Path home;

    private static StubBinance exchange;
    private static Backend backend;
    private static AibotClient client;
    private static AccountId paper;
    private static int wrongKeys;

    private ConnectionView connection;
    private AccountId live;
    private int sentBefore;

    @BeforeAll
    static void start() throws Exception {
        exchange = new StubBinance(1);
        exchange.deposit("BNB", "1");
        backend = Backend.start(options(true));
        client = AibotClients.connect(backend.address());
        Session session = client.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
        paper = session.accounts().getFirst().id();
        awaitMarket();
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        backend.close();
        exchange.close();
    }

    /** Each test has a live account of its own; the exchange's wallet is what the last one left. */
    @BeforeEach
    void connect() {
        exchange.deposit("USDT", new BigDecimal("100000").subtract(exchange.owned("USDT")));
        exchange.deposit("BTC", exchange.owned("BTC").negate());
        connection = client.connections().connect(key());
        live = connection.account();
        awaitState(ConnectionState.LIVE);
        sentBefore = exchange.tradingRequests();
    }

    @AfterEach
    void disconnect() {
        exchange.heal();
        exchange.working().forEach(exchange::expire);
        client.orders().cancelAll(live);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.orders().working(live).isEmpty());
        for (ConnectionView left : client.connections().list()) {
            client.connections().remove(left.id());
        }
        assertThat(exchange.badSignatures() - wrongKeys).isZero();
    }

    private static BackendOptions options(boolean enabled) {
        Map<String, String> properties = new HashMap<>();
        properties.put("aibot.simulation.enabled", "false");
        properties.put("aibot.venues.binance.enabled", "true");
        properties.put("aibot.venues.binance.markets", "BTC-USDT,ETH-USDT");
        properties.put("aibot.venues.binance.rest", "http://" + exchange.address());
        properties.put("aibot.venues.binance.stream", "ws://" + exchange.address());
        properties.put(
                "aibot.venues.binance.private-stream", "ws://" + exchange.address() + "/ws-api/v3");
        properties.put("aibot.trading.live.enabled", Boolean.toString(enabled));
        properties.put("aibot.trading.live.compare-every", "300ms");
        properties.put("aibot.trading.live.confirm-after", "300ms");
        return new BackendOptions(home, BackendOptions.LOOPBACK, 0, 0, null, properties);
    }

    private static void startAgain(boolean enabled) {
        client.close();
        backend.close();
        backend = Backend.start(options(enabled));
        client = AibotClients.connect(backend.address());
        Session _ = client.login("ann", PASSWORD);
        awaitMarket();
    }

    private static Connect key() {
        return new Connect(BTC.venue(), "Mine", StubBinance.KEY, StubBinance.SECRET);
    }

    private static void awaitMarket() {
        Awaitility.await()
                .until(() -> {
                    exchange.move(SYMBOL);
                    return client.markets().feeds().stream()
                            .anyMatch(
                                    f -> f.instrument().equals(BTC) && f.state() == FeedState.LIVE);
                });
    }

    private LiveStatus status() {
        return client.connections().status(live);
    }

    private void awaitState(ConnectionState state) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status().state() == state);
    }

    private PlaceOrder limit(Side side, String quantity, String price) {
        return new PlaceOrder(
                live,
                BTC,
                side,
                OrderType.LIMIT,
                new BigDecimal(quantity),
                new BigDecimal(price),
                null,
                null);
    }

    private OrderView place(PlaceOrder order) {
        return client.orders().place(order, UUID.randomUUID().toString());
    }

    private OrderView order(OrderView order) {
        return client.orders().order(order.id());
    }

    private void awaitStatus(OrderView order, OrderStatus status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(order(order).status()).isEqualTo(status));
    }

    private BigDecimal balance(String asset) {
        return client.orders().portfolio(live).balances().stream()
                .filter(b -> b.asset().equals(asset))
                .map(BalanceView::total)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The ledger says of each asset what the exchange says, and adds up. */
    private void awaitBooksAgree() {
        for (String asset : List.of("USDT", "BTC", "BNB")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(balance(asset))
                                    .as(asset)
                                    .isEqualByComparingTo(exchange.owned(asset)));
        }
        assertThat(client.orders().proveLedger().balanced()).isTrue();
    }

    private void assertRefused(Runnable call, ErrorCode code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void anOrderGoesToTheExchangeAndItsFillsComeBackToLedgerAndStream() {
        assertThat(connection.withdraw()).isEqualTo(KeyRight.DENIED);
        assertThat(connection.keyHint()).isEqualTo("-key");
        AccountView account =
                client.orders().accounts().stream()
                        .filter(a -> a.id().equals(live))
                        .findFirst()
                        .orElseThrow();
        assertThat(account.mode()).isEqualTo(TradingMode.LIVE);
        assertThat(account.note()).contains("Real money at binance");
        awaitBooksAgree();
        List<FillView> streamed = new CopyOnWriteArrayList<>();
        try (Streams.Subscription _ =
                client.streams()
                        .subscribe(
                                new Subscribe(0, Channel.FILLS, null, null, null, live),
                                f -> streamed.addAll(((StreamFrame.Fills) f).fills()))) {
            OrderView placed = place(limit(Side.BUY, "0.5000", "59000.00"));
            assertThat(placed.mode()).isEqualTo(TradingMode.LIVE);
            awaitStatus(placed, OrderStatus.OPEN);
            assertThat(exchange.working()).containsExactly(placed.id().toString());
            exchange.fill(placed.id().toString(), 2_000);
            exchange.fill(placed.id().toString(), 3_000);
            awaitStatus(placed, OrderStatus.FILLED);
            Awaitility.await().until(() -> streamed.size() == 2);
        }
        assertThat(streamed)
                .allSatisfy(fill -> {
                    assertThat(fill.mode()).isEqualTo(TradingMode.LIVE);
                    assertThat(fill.feeAsset()).isEqualTo("BNB");
                    assertThat(fill.fee()).isEqualByComparingTo("0.0001");
                });
        awaitBooksAgree();
        PortfolioView portfolio = client.orders().portfolio(live);
        assertThat(portfolio.mode()).isEqualTo(TradingMode.LIVE);
        assertThat(portfolio.positions().getFirst().quantity()).isEqualByComparingTo("0.5");
        assertThat(client.orders().portfolio(paper).mode()).isEqualTo(TradingMode.PAPER);
        assertThat(client.connections().adjustments(live, 10))
                .extracting(Adjustment::reason)
                .containsOnly(AdjustmentReason.OPENING);
    }

    @Test
    void keysAreCheckedSealedReplacedAndForgotten() {
        assertRefused(() -> client.connections().connect(key()), ErrorCode.CONFLICT);
        assertRefused(
                () ->
                        client.connections()
                                .connect(new Connect(BTC.venue(), "x", "stub-key", "wrong")),
                ErrorCode.EXCHANGE_KEY_REFUSED);
        assertRefused(
                () ->
                        client.connections()
                                .connect(new Connect(VenueId.of("kraken"), "x", "k", "s")),
                ErrorCode.UNSUPPORTED);
        wrongKeys = exchange.badSignatures();
        exchange.letWithdraw(true);
        assertRefused(
                () -> client.connections().replaceKey(connection.id(), replacement()),
                ErrorCode.EXCHANGE_KEY_TOO_STRONG);
        exchange.letWithdraw(false);
        OrderView resting = place(limit(Side.BUY, "0.1000", "59000.00"));
        awaitStatus(resting, OrderStatus.OPEN);
        ConnectionView again = client.connections().replaceKey(connection.id(), replacement());
        assertThat(again.account()).isEqualTo(live);
        awaitState(ConnectionState.LIVE);
        assertThat(order(resting).status()).isEqualTo(OrderStatus.OPEN);
        assertRefused(() -> client.connections().remove(connection.id()), ErrorCode.CONFLICT);
        client.orders().cancel(resting.id());
        awaitStatus(resting, OrderStatus.CANCELLED);
        String stored =
                backend.context()
                        .getBean(JdbcClient.class)
                        .sql("select * from exchange_connection")
                        .query()
                        .singleRow()
                        .toString();
        assertThat(stored).doesNotContain(StubBinance.SECRET);
        client.connections().remove(connection.id());
        assertThat(client.connections().list()).isEmpty();
        assertRefused(this::status, ErrorCode.NOT_FOUND);
        assertRefused(
                () -> place(limit(Side.BUY, "0.1000", "59000.00")), ErrorCode.LIVE_TRADING_OFF);
        assertThat(client.orders().history(live, 10)).hasSize(1);
        assertThat(
                        backend.context()
                                .getBean(JdbcClient.class)
                                .sql(
                                        "select count(*) from audit_entry where action like 'connections.%'")
                                .query(Long.class)
                                .single())
                .isGreaterThanOrEqualTo(3);
    }

    private static ReplaceKey replacement() {
        return new ReplaceKey(StubBinance.KEY, StubBinance.SECRET);
    }

    @Test
    void whatTheExchangeDoesNotTakeIsRefusedOrEmulatedAndNothingIsSentBefore() {
        OrderSupport support = client.connections().support(BTC.venue(), live);
        assertThat(support.of(OrderType.STOP).level()).isEqualTo(SupportLevel.NATIVE);
        assertThat(support.of(OrderType.TRAILING_STOP).level()).isEqualTo(SupportLevel.EMULATED);
        assertThat(support.of(TimeInForce.GTD).level()).isEqualTo(SupportLevel.EMULATED);
        assertThat(support.of(OrderFeature.ICEBERG).level()).isEqualTo(SupportLevel.REFUSED);
        int before = exchange.tradingRequests();
        assertRefused(
                () ->
                        place(
                                limit(Side.BUY, "0.2000", "59000.00")
                                        .showing(new BigDecimal("0.1000"))),
                ErrorCode.ORDER_TYPE_UNSUPPORTED);
        assertRefused(
                () -> place(limit(Side.BUY, "0.00015", "59000.00")), ErrorCode.QUANTITY_NOT_ON_LOT);
        assertRefused(
                () -> place(limit(Side.BUY, "3.0000", "59000.00")), ErrorCode.INSUFFICIENT_FUNDS);
        assertRefused(
                () -> place(limit(Side.SELL, "1.0000", "61000.00")), ErrorCode.INSUFFICIENT_FUNDS);
        assertThat(exchange.tradingRequests()).isEqualTo(before);
        OrderView trailing =
                place(
                        new PlaceOrder(
                                        live,
                                        BTC,
                                        Side.BUY,
                                        OrderType.MARKET,
                                        new BigDecimal("0.1000"),
                                        null,
                                        null,
                                        null)
                                .trailing(new BigDecimal("2000.00")));
        assertThat(trailing.emulated()).isTrue();
        assertThat(trailing.status()).isEqualTo(OrderStatus.WAITING);
        assertThat(exchange.tradingRequests()).isEqualTo(before);
        OrderView stop =
                place(
                        new PlaceOrder(
                                        live,
                                        BTC,
                                        Side.BUY,
                                        OrderType.MARKET,
                                        new BigDecimal("0.1000"),
                                        null,
                                        null,
                                        null)
                                .triggeredAt(OrderType.STOP, new BigDecimal("70000.00")));
        awaitStatus(stop, OrderStatus.WAITING);
        assertThat(exchange.working()).containsExactly(stop.id().toString());
        exchange.fill(stop.id().toString(), 1_000);
        awaitStatus(stop, OrderStatus.FILLED);
        assertThat(order(stop).triggered()).isTrue();
        client.orders().cancelAll(live);
        awaitStatus(trailing, OrderStatus.CANCELLED);
    }

    @Test
    void amendsWhatTheExchangeCanAndSaysWhyNot() {
        OrderView resting = place(limit(Side.BUY, "0.5000", "59000.00"));
        awaitStatus(resting, OrderStatus.OPEN);
        exchange.fill(resting.id().toString(), 1_000);
        awaitStatus(resting, OrderStatus.PARTIALLY_FILLED);
        amend(resting, new AmendOrder(new BigDecimal("0.3000"), null, null));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(order(resting).quantity()).isEqualByComparingTo("0.3"));
        assertThat(order(resting).amending()).isNull();
        amend(resting, new AmendOrder(null, new BigDecimal("58000.00"), null));
        Awaitility.await()
                .untilAsserted(() -> {
                    assertThat(order(resting).amending()).isNull();
                    assertThat(order(resting).reason()).contains("only make the quantity smaller");
                });
        assertThat(order(resting).price()).isEqualByComparingTo("59000");
        exchange.fill(resting.id().toString(), 2_000);
        awaitStatus(resting, OrderStatus.FILLED);
        awaitBooksAgree();
    }

    private String awaitOpen(OrderView order) {
        awaitStatus(order, OrderStatus.OPEN);
        return order.id().toString();
    }

    private void amend(OrderView order, AmendOrder change) {
        client.orders().amend(order.id(), change, UUID.randomUUID().toString());
    }

    @Test
    void lostAnswersRepeatedNewsAndRefusalsEndInTheExchangesState() {
        for (RestFault fault : List.of(RestFault.ANSWER_LOST, RestFault.DONE_BUT_500)) {
            exchange.failNext(fault);
            OrderView placed = place(limit(Side.BUY, "0.1000", "59000.00"));
            awaitStatus(placed, OrderStatus.OPEN);
            awaitState(ConnectionState.LIVE);
        }
        assertThat(exchange.tradingRequests() - sentBefore).as("never sent again").isEqualTo(2);
        exchange.failNext(RestFault.TOO_MANY);
        OrderView refused = place(limit(Side.BUY, "0.1000", "58000.00"));
        awaitStatus(refused, OrderStatus.REJECTED);
        assertThat(order(refused).reason()).isNotBlank();
        assertThat(exchange.orderText(refused.id().toString())).isNull();
        String first = exchange.working().getFirst();
        for (UserFault fault : UserFault.values()) {
            exchange.failNext(fault);
            exchange.fill(first, 100);
            exchange.fill(first, 200);
            awaitState(ConnectionState.LIVE);
        }
        exchange.fill(first, 9_000);
        OrderView working = client.orders().order(OrderId.parse(first));
        awaitStatus(working, OrderStatus.FILLED);
        String second = exchange.working().getFirst();
        exchange.failNext(RestFault.REQUEST_LOST);
        exchange.failNext(RestFault.ANSWER_LOST);
        client.orders().cancel(OrderId.parse(second));
        awaitStatus(client.orders().order(OrderId.parse(second)), OrderStatus.CANCELLED);
        assertThat(exchange.working()).isEmpty();
        awaitBooksAgree();
        assertNoAdjustmentButTheOpening();
    }

    private void assertNoAdjustmentButTheOpening() {
        assertThat(client.connections().adjustments(live, 100))
                .extracting(Adjustment::reason)
                .containsOnly(AdjustmentReason.OPENING);
    }

    @Test
    void whileDisconnectedNothingIsTakenAndWhatHappenedIsBookedOnceItIsBack() {
        OrderView filled = place(limit(Side.BUY, "0.1000", "59000.00"));
        OrderView cancelled = place(limit(Side.BUY, "0.1000", "58000.00"));
        awaitStatus(filled, OrderStatus.OPEN);
        awaitStatus(cancelled, OrderStatus.OPEN);
        exchange.refuseConnections(true);
        exchange.dropUsers();
        awaitState(ConnectionState.DISCONNECTED);
        assertThat(status().reason()).isNotBlank();
        assertRefused(
                () -> place(limit(Side.BUY, "0.1000", "59000.00")), ErrorCode.EXCHANGE_NOT_LIVE);
        exchange.fill(filled.id().toString(), 400);
        exchange.fill(filled.id().toString(), 600);
        exchange.expire(cancelled.id().toString());
        exchange.refuseConnections(false);
        awaitState(ConnectionState.LIVE);
        awaitStatus(filled, OrderStatus.FILLED);
        awaitStatus(cancelled, OrderStatus.CANCELLED);
        assertThat(client.orders().fills(live, 10)).hasSize(2);
        awaitBooksAgree();
        assertNoAdjustmentButTheOpening();
    }

    @Test
    void aRestartAdoptsOrdersAndBooksWhatHappenedMeanwhile() {
        OrderView kept = place(limit(Side.BUY, "0.2000", "59000.00"));
        OrderView done = place(limit(Side.BUY, "0.1000", "58000.00"));
        awaitStatus(kept, OrderStatus.OPEN);
        awaitStatus(done, OrderStatus.OPEN);
        exchange.fill(kept.id().toString(), 500);
        awaitStatus(kept, OrderStatus.PARTIALLY_FILLED);
        startAgain(false);
        assertThat(status().state()).isEqualTo(ConnectionState.OFF);
        assertRefused(
                () -> place(limit(Side.BUY, "0.1000", "59000.00")), ErrorCode.LIVE_TRADING_OFF);
        assertRefused(() -> client.connections().connect(key()), ErrorCode.LIVE_TRADING_OFF);
        assertThat(client.orders().cancel(kept.id()).status())
                .as("only the exchange can end it")
                .isEqualTo(OrderStatus.PARTIALLY_FILLED);
        exchange.fill(kept.id().toString(), 500);
        exchange.fill(done.id().toString(), 1_000);
        exchange.deposit("USDT", "250");
        startAgain(true);
        awaitState(ConnectionState.LIVE);
        awaitStatus(done, OrderStatus.FILLED);
        awaitStatus(kept, OrderStatus.CANCELLED);
        assertThat(order(kept).filled()).isEqualByComparingTo("0.1");
        assertThat(client.orders().fills(live, 10)).hasSize(3);
        assertThat(exchange.tradingRequests() - sentBefore)
                .as("two orders, and a cancel, perhaps repeated")
                .isBetween(3, 4);
        awaitBooksAgree();
        Adjustment found = client.connections().adjustments(live, 10).getFirst();
        assertThat(found.reason()).isEqualTo(AdjustmentReason.FOUND_AT_VENUE);
        assertThat(found.delta()).isEqualByComparingTo("250");
        assertThat(found.venueTotal()).isEqualByComparingTo(exchange.owned("USDT"));
    }

    @Test
    void differencesAreShownAndBookedWithTheirReason() {
        exchange.deposit("BTC", "0.5");
        awaitBooksAgree();
        PortfolioView portfolio = client.orders().portfolio(live);
        assertThat(portfolio.positions().getFirst().quantity()).isEqualByComparingTo("0.5");
        assertThat(portfolio.positions().getFirst().averagePrice())
                .isBetween(new BigDecimal("50000"), new BigDecimal("70000"));
        OrderView sold = place(limit(Side.SELL, "0.4000", "61000.00"));
        awaitStatus(sold, OrderStatus.OPEN);
        exchange.deposit("BTC", "-0.2");
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(status().differences())
                                .anySatisfy(d ->
                                        assertThat(d.note())
                                                .isEqualTo("Working orders hold what is missing")));
        client.orders().cancel(sold.id());
        awaitStatus(sold, OrderStatus.CANCELLED);
        awaitBooksAgree();
        assertThat(status().differences()).isEmpty();
        assertThat(client.connections().adjustments(live, 2))
                .allSatisfy(a -> {
                    assertThat(a.reason()).isEqualTo(AdjustmentReason.MISSING_AT_VENUE);
                    assertThat(a.asset()).isEqualTo("BTC");
                    assertThat(a.value()).isNegative();
                });
    }

    @Test
    void theKillSwitchGoesOnUntilTheExchangeConfirms() {
        exchange.charge("BTC", "0.00005");
        OrderView bought = place(limit(Side.BUY, "0.3000", "59000.00"));
        exchange.fill(awaitOpen(bought), 3_000);
        awaitStatus(bought, OrderStatus.FILLED);
        awaitBooksAgree();
        assertThat(client.orders().portfolio(live).positions().getFirst().quantity())
                .as("the fee was taken from what was bought")
                .isEqualByComparingTo("0.29995");
        exchange.charge("BNB", "0.0001");
        OrderView resting = place(limit(Side.BUY, "0.1000", "59000.00"));
        awaitStatus(resting, OrderStatus.OPEN);
        exchange.failNext(RestFault.BANNED);
        exchange.failNext(RestFault.REQUEST_LOST);
        exchange.failNext(RestFault.DONE_BUT_500);
        client.risk().halt(live, new Halt(true, "Enough"));
        assertRefused(() -> place(limit(Side.BUY, "0.1000", "59000.00")), ErrorCode.ACCOUNT_HALTED);
        awaitStatus(resting, OrderStatus.CANCELLED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(halt().flattening()).isEqualTo(Flattening.DONE));
        assertThat(exchange.working()).isEmpty();
        assertThat(exchange.owned("BTC")).as("less than a lot").isEqualByComparingTo("0.00005");
        assertThat(halt().note()).startsWith("Left: 0.00005");
        awaitBooksAgree();
    }

    private HaltView halt() {
        return Objects.requireNonNull(client.risk().of(live).halt(), "halted");
    }
}
