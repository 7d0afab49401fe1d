package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.ClientBook;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Market.BookView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole walk of an order, through the real client, server, database and simulated venue. */
class GatewayEndToEndTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient client;
    private static Session session;

    @BeforeAll
    static void setUp() {
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        assertThat(client.server().setupRequired()).isTrue();
        session = client.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
    }

    @AfterAll
    static void tearDown() {
        client.close();
        backend.close();
    }

    private static AccountId account() {
        return session.accounts().getFirst().id();
    }

    private static InstrumentView instrument() {
        return client.markets().instruments().getFirst();
    }

    private static Subscribe of(Channel channel, @Nullable InstrumentId instrument) {
        return new Subscribe(0, channel, instrument, 1000, null, account());
    }

    private static PlaceOrder order(
            OrderType type, Side side, BigDecimal quantity, @Nullable BigDecimal price) {
        return new PlaceOrder(
                account(), instrument().id(), side, type, quantity, price, null, null);
    }

    @Test
    void tellsWhatItIsBeforeAnyoneSignsIn() {
        try (AibotClient stranger = AibotClients.connect(backend.address())) {
            assertThat(stranger.server().mode()).isEqualTo(TradingMode.SIMULATED);
            assertThat(stranger.server().stream()).isEqualTo(backend.stream());
            assertThatThrownBy(() -> stranger.login("ann", "wrong"))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e ->
                                    assertThat(e.problem().code())
                                            .isEqualTo(ErrorCode.BAD_CREDENTIALS));
        }
    }

    @Test
    void theStreamedBookEqualsTheBookOfRestAtEqualSequence() {
        InstrumentId id = instrument().id();
        Map<Long, ClientBook.View> views = new ConcurrentHashMap<>();
        ClientBook book = new ClientBook();
        try (Streams.Subscription _ =
                client.streams()
                        .subscribe(
                                of(Channel.BOOK, id),
                                frame -> {
                                    assertThat(book.apply((StreamFrame.Book) frame))
                                            .isEqualTo(ClientBook.Outcome.APPLIED);
                                    views.put(book.sequence(), book.view(1000));
                                })) {
            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(30))
                    .pollInterval(java.time.Duration.ofMillis(5))
                    .until(() -> {
                        BookView rest = client.markets().book(id, 1000);
                        ClientBook.View mine = views.get(rest.sequence());
                        if (mine == null) {
                            return false;
                        }
                        assertThat(mine.bids()).isEqualTo(rest.bids());
                        assertThat(mine.asks()).isEqualTo(rest.asks());
                        return true;
                    });
        }
    }

    @Test
    void anOrderGoesFromTicketToFillToLedger() {
        List<OrderView> orders = new CopyOnWriteArrayList<>();
        List<FillView> fills = new CopyOnWriteArrayList<>();
        List<PortfolioView> portfolios = new CopyOnWriteArrayList<>();
        InstrumentView market = instrument();
        try (Streams.Subscription _ =
                        client.streams()
                                .subscribe(
                                        of(Channel.ORDERS, null),
                                        f -> orders.addAll(((StreamFrame.Orders) f).orders()));
                Streams.Subscription _ =
                        client.streams()
                                .subscribe(
                                        of(Channel.FILLS, null),
                                        f -> fills.addAll(((StreamFrame.Fills) f).fills()));
                Streams.Subscription _ =
                        client.streams()
                                .subscribe(
                                        of(Channel.PORTFOLIO, null),
                                        f ->
                                                portfolios.add(
                                                        ((StreamFrame.Portfolio) f).portfolio()))) {
            Awaitility.await().until(() -> !portfolios.isEmpty());
            BookView book = client.markets().book(market.id(), 10);
            BigDecimal quantity =
                    market.minNotional()
                            .max(BigDecimal.TEN)
                            .multiply(BigDecimal.valueOf(5))
                            .divide(book.asks().getFirst().price(), 12, RoundingMode.UP)
                            .divide(market.lotSize(), 0, RoundingMode.UP)
                            .multiply(market.lotSize());

            String key = UUID.randomUUID().toString();
            PlaceOrder buy = order(OrderType.MARKET, Side.BUY, quantity, null);
            OrderView bought = client.orders().place(buy, key);
            assertThat(client.orders().place(buy, key).id()).isEqualTo(bought.id());
            Awaitility.await()
                    .until(() ->
                            fills.stream()
                                            .filter(f -> f.order().equals(bought.id()))
                                            .map(FillView::quantity)
                                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                                            .compareTo(quantity)
                                    == 0);

            BigDecimal low =
                    book.bids()
                            .getFirst()
                            .price()
                            .divide(BigDecimal.TWO, 12, RoundingMode.DOWN)
                            .divide(market.tickSize(), 0, RoundingMode.DOWN)
                            .multiply(market.tickSize());
            OrderView resting =
                    client.orders()
                            .place(
                                    order(
                                            OrderType.LIMIT,
                                            Side.BUY,
                                            quantity.multiply(BigDecimal.TWO),
                                            low),
                                    UUID.randomUUID().toString());
            Awaitility.await().until(() -> saw(orders, resting, OrderStatus.OPEN));
            assertThat(client.orders().working(account()))
                    .extracting(OrderView::id)
                    .contains(resting.id());
            client.orders().cancel(resting.id());
            Awaitility.await().until(() -> saw(orders, resting, OrderStatus.CANCELLED));

            PortfolioView portfolio = client.orders().portfolio(account());
            assertThat(portfolio.positions())
                    .anySatisfy(p -> {
                        assertThat(p.instrument()).isEqualTo(market.id());
                        assertThat(p.quantity()).isEqualByComparingTo(quantity);
                    });
            assertThat(portfolio.balances())
                    .allSatisfy(b -> assertThat(b.held()).isEqualByComparingTo("0"));
            assertThat(client.orders().proveLedger().balanced()).isTrue();
            assertThat(client.orders().fills(account(), 10)).isNotEmpty();
            assertThat(client.orders().history(account(), 10)).hasSizeGreaterThanOrEqualTo(2);
            Awaitility.await()
                    .until(() ->
                            portfolios.getLast().positions().stream()
                                    .anyMatch(p -> p.instrument().equals(market.id())));
        }
    }

    private static boolean saw(List<OrderView> orders, OrderView order, OrderStatus status) {
        return orders.stream().anyMatch(o -> o.id().equals(order.id()) && o.status() == status);
    }

    @Test
    void twoConnectionsOfOnePersonBothHearOfAnOrder() {
        List<OrderView> first = new CopyOnWriteArrayList<>();
        List<OrderView> second = new CopyOnWriteArrayList<>();
        try (AibotClient other = AibotClients.connect(backend.address())) {
            other.login("ann", PASSWORD);
            client.streams()
                    .subscribe(
                            of(Channel.ORDERS, null),
                            f -> first.addAll(((StreamFrame.Orders) f).orders()));
            other.streams()
                    .subscribe(
                            of(Channel.ORDERS, null),
                            f -> second.addAll(((StreamFrame.Orders) f).orders()));
            BookView book = client.markets().book(instrument().id(), 1);
            BigDecimal price = book.bids().getFirst().price().setScale(0, RoundingMode.DOWN);
            InstrumentView market = instrument();
            BigDecimal quantity =
                    market.minNotional()
                            .max(BigDecimal.TEN)
                            .multiply(BigDecimal.TEN)
                            .divide(price, 12, RoundingMode.UP)
                            .divide(market.lotSize(), 0, RoundingMode.UP)
                            .multiply(market.lotSize());
            BigDecimal onTick =
                    price.multiply(new BigDecimal("0.6"))
                            .divide(market.tickSize(), 0, RoundingMode.DOWN)
                            .multiply(market.tickSize());
            OrderView placed =
                    client.orders()
                            .place(
                                    order(OrderType.LIMIT, Side.BUY, quantity, onTick),
                                    UUID.randomUUID().toString());
            Awaitility.await().until(() -> saw(first, placed, OrderStatus.OPEN));
            Awaitility.await().until(() -> saw(second, placed, OrderStatus.OPEN));
            client.orders().cancelAll(account());
            Awaitility.await().until(() -> saw(second, placed, OrderStatus.CANCELLED));
        }
    }

    @Test
    void anotherPersonsAccountIsNotThere() {
        AccountId foreign = new AccountId(new UUID(1, 2));
        assertThatThrownBy(() -> client.orders().portfolio(foreign))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> {
                            assertThat(e.problem().status()).isEqualTo(404);
                            assertThat(e.problem().traceId()).isNotBlank();
                        });
    }

    @Test
    void pagesThroughCandlesWithoutOverlap() {
        InstrumentId id = instrument().id();
        var newest = client.markets().candles(id, Timeframe.M1, null, null, 10);
        assertThat(newest.candles()).hasSize(10);
        var before = client.markets().candles(id, Timeframe.M1, null, newest.next(), 10);
        assertThat(before.candles().getLast().openTime())
                .isBefore(newest.candles().getFirst().openTime());
        assertThat(client.markets().trades(id, 5)).hasSizeLessThanOrEqualTo(5);
        assertThat(client.markets().feeds()).isNotEmpty();
        assertThat(client.markets().tickers()).isNotEmpty();
    }

    @Test
    void signingOutEndsTheSessionEverywhere() {
        try (AibotClient other = AibotClients.connect(backend.address())) {
            other.login("ann", PASSWORD);
            List<ApiException> failures = new CopyOnWriteArrayList<>();
            other.streams()
                    .subscribe(
                            of(Channel.FEEDS, null),
                            new Streams.Listener() {
                                @Override
                                public void frame(StreamFrame frame) {}

                                @Override
                                public void failed(ApiException problem) {
                                    failures.add(problem);
                                }
                            });
            other.logout();
            Awaitility.await().until(() -> !failures.isEmpty());
            assertThatThrownBy(() -> other.orders().working(account()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
