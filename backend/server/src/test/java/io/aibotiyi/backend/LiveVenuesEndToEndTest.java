package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.ClientBook;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.exchange.StubBinance;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real exchange's markets through the whole house: a stub that speaks Binance's protocol, the
 * adapter, the feed, the stream server and the Java client; and paper orders against them.
 */
class LiveVenuesEndToEndTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String SYMBOL = "BTCUSDT";
    private static final InstrumentId BTC = InstrumentId.parse("binance:BTC-USDT");

    @TempDir Path home;

    private StubBinance exchange;
    private Backend backend;
    private AibotClient client;
    private AccountId account;

    @BeforeEach
    void start() throws Exception {
        exchange = new StubBinance(1);
        backend = Backend.start(options(exchange.address()));
        client = AibotClients.connect(backend.address());
        Session session = client.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
        account = session.accounts().getFirst().id();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        backend.close();
        exchange.close();
    }

    /** With a market that the exchange does not list. */
    private BackendOptions options(String address) {
        Map<String, String> properties = new HashMap<>();
        properties.put("aibot.simulation.enabled", "false");
        properties.put("aibot.venues.binance.enabled", "true");
        properties.put("aibot.venues.binance.markets", "BTC-USDT,NO-SUCH");
        properties.put("aibot.venues.binance.rest", "http://" + address);
        properties.put("aibot.venues.binance.stream", "ws://" + address);
        properties.put("aibot.venues.paper-latency", "20ms");
        return new BackendOptions(home, BackendOptions.LOOPBACK, 0, 0, null, properties);
    }

    private void startAgain(String address) {
        client.close();
        backend.close();
        backend = Backend.start(options(address));
        client = AibotClients.connect(backend.address());
        Session _ = client.login("ann", PASSWORD);
    }

    private Optional<FeedView> feed() {
        return client.markets().feeds().stream()
                .filter(feed -> feed.instrument().equals(BTC))
                .findFirst();
    }

    /** A market that stands still tells nothing, so it moves until it is seen. */
    private void awaitLive() {
        Awaitility.await()
                .until(() -> {
                    exchange.move(SYMBOL);
                    return feed().filter(f -> f.state() == FeedState.LIVE).isPresent();
                });
    }

    private static String text(List<Level> levels) {
        StringBuilder out = new StringBuilder();
        levels.forEach(level ->
                out.append(level.price().movePointRight(2).longValueExact())
                        .append('x')
                        .append(level.quantity().movePointRight(4).longValueExact())
                        .append(' '));
        return out.toString();
    }

    private OrderView place(OrderType type, String quantity, @Nullable String price) {
        return client.orders()
                .place(
                        new PlaceOrder(
                                account,
                                BTC,
                                Side.BUY,
                                type,
                                new BigDecimal(quantity),
                                price == null ? null : new BigDecimal(price),
                                null,
                                null),
                        UUID.randomUUID().toString());
    }

    private void awaitStatus(OrderView order, OrderStatus status) {
        Awaitility.await()
                .until(() ->
                        client.orders().history(account, 10).stream()
                                .anyMatch(o -> o.id().equals(order.id()) && o.status() == status));
    }

    @Test
    void theStreamedBookIsTheExchangesAlsoAfterAGapAndALostConnection() {
        awaitLive();
        InstrumentView listed = client.markets().instruments().getFirst();
        assertThat(listed.id()).isEqualTo(BTC);
        assertThat(listed.mode()).isEqualTo(TradingMode.LIVE);
        assertThat(listed.tickSize()).isEqualByComparingTo("0.01");
        assertThat(client.server().mode()).isEqualTo(TradingMode.LIVE);
        assertThat(client.operations().health().notes()).contains("binance does not list NO-SUCH.");
        ClientBook book = new ClientBook();
        try (Streams.Subscription _ =
                client.streams()
                        .subscribe(
                                new Subscribe(0, Channel.BOOK, BTC, 1000, null, account),
                                frame -> {
                                    ClientBook.Outcome _ = book.apply((StreamFrame.Book) frame);
                                })) {
            awaitSameBook(book);
            exchange.swallowNextMove();
            exchange.move(SYMBOL);
            exchange.move(SYMBOL);
            Awaitility.await().until(() -> feed().orElseThrow().gaps() == 1);
            awaitSameBook(book);
            exchange.refuseConnections(true);
            exchange.dropMarket();
            Awaitility.await().until(() -> feed().orElseThrow().state() == FeedState.DISCONNECTED);
            assertThat(client.operations().health().notes())
                    .contains("The feed of " + BTC + " is not live.");
            assertThatThrownBy(() -> client.markets().book(BTC, 10))
                    .isInstanceOf(ApiException.class);
            exchange.refuseConnections(false);
            awaitLive();
            awaitSameBook(book);
        }
        exchange.trade(SYMBOL);
        Awaitility.await()
                .until(() ->
                        client.markets().trades(BTC, 10).stream()
                                .anyMatch(t -> t.id() == exchange.lastTrade(SYMBOL)));
    }

    private void awaitSameBook(ClientBook book) {
        awaitLive();
        for (int i = 0; i < 50; i++) {
            exchange.move(SYMBOL);
        }
        Awaitility.await()
                .until(() -> {
                    ClientBook.View view = book.view(1_000);
                    return (text(view.bids()) + " | " + text(view.asks()))
                            .equals(exchange.bookText(SYMBOL));
                });
    }

    @Test
    void paperOrdersMeetTheExchangesBookAndNeverReachIt() {
        awaitLive();
        assertRefused("0.00015", "59000.00", ErrorCode.QUANTITY_NOT_ON_LOT);
        assertRefused("0.0200", "59000.005", ErrorCode.PRICE_NOT_ON_TICK);
        OrderView bought = place(OrderType.MARKET, "0.0200", null);
        awaitStatus(bought, OrderStatus.FILLED);
        FillView fill = client.orders().fills(account, 10).getFirst();
        assertThat(fill.price()).isBetween(new BigDecimal("59000"), new BigDecimal("61000"));
        OrderView resting = place(OrderType.LIMIT, "0.5000", "59000.00");
        awaitStatus(resting, OrderStatus.OPEN);
        startAgain(exchange.address());
        awaitLive();
        assertThat(client.orders().working(account))
                .extracting(OrderView::id)
                .containsExactly(resting.id());
        client.orders().cancel(resting.id());
        awaitStatus(resting, OrderStatus.CANCELLED);
        assertThat(client.orders().proveLedger().balanced()).isTrue();
        assertThat(exchange.tradingRequests()).isZero();
    }

    private void assertRefused(String quantity, String price, ErrorCode code) {
        assertThatThrownBy(() -> place(OrderType.LIMIT, quantity, price))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void startsWithoutTheExchangeAndSaysWhatIsMissing() throws Exception {
        int nobodys;
        try (ServerSocket free = new ServerSocket(0)) {
            nobodys = free.getLocalPort();
        }
        startAgain("127.0.0.1:" + nobodys);
        Awaitility.await()
                .until(() ->
                        client.operations().health().notes().stream()
                                .anyMatch(n -> n.startsWith("binance does not tell its markets")));
        assertThat(client.markets().instruments()).isEmpty();
    }
}
