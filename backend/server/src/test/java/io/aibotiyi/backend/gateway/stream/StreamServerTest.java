package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.routing.ParentChanged;
import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.backend.trading.PortfolioChanged;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.ClientBook;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamServerTest {

    private StreamFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new StreamFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static Subscribe book(int depth) {
        return new Subscribe(0, Channel.BOOK, FakeMarkets.BTC.id(), depth, null, null);
    }

    private static Subscribe account(Channel channel, AccountId account) {
        return new Subscribe(0, channel, null, null, null, account);
    }

    /** Collects a subscription's events. */
    private static final class Collector implements Streams.Listener {
        final List<StreamFrame> frames = new CopyOnWriteArrayList<>();
        final List<String> interruptions = new CopyOnWriteArrayList<>();
        final List<ApiException> failures = new CopyOnWriteArrayList<>();

        @Override
        public void frame(StreamFrame frame) {
            frames.add(frame);
        }

        @Override
        public void interrupted(String reason) {
            interruptions.add(reason);
        }

        @Override
        public void failed(ApiException problem) {
            failures.add(problem);
        }
    }

    private static final class BookKeeper implements Streams.Listener {
        final ClientBook book = new ClientBook();
        final List<ClientBook.Outcome> outcomes = new CopyOnWriteArrayList<>();

        @Override
        public void frame(StreamFrame frame) {
            outcomes.add(book.apply((StreamFrame.Book) frame));
        }

        @Override
        public void interrupted(String reason) {
            book.invalidate();
        }
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
    void theClientsBookBecomesTheServersBookAcrossChangesAndResyncs() {
        long seed = 42;
        Random random = new Random(seed);
        fixture.markets.snapshot(300);
        try (AibotClient client = fixture.client("ann")) {
            BookKeeper keeper = new BookKeeper();
            client.streams().subscribe(book(1000), keeper);
            Await.until("a first book", keeper.book::valid);
            for (int round = 0; round < 40; round++) {
                if (round % 10 == 9) {
                    fixture.markets.invalidate();
                    Await.until("an invalid book", () -> !keeper.book.valid());
                    fixture.markets.snapshot(200 + random.nextInt(100));
                }
                for (int i = 0; i < 200; i++) {
                    long away = random.nextInt(400);
                    boolean bid = random.nextBoolean();
                    fixture.markets.change(
                            bid ? Side.BUY : Side.SELL,
                            bid ? 100_000 - away : 100_001 + away,
                            random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(99));
                }
                BookSnapshot server =
                        fixture.markets.book(FakeMarkets.BTC.id(), 1000).orElseThrow();
                Await.until(
                        "the server's book, seed " + seed,
                        () ->
                                keeper.book.view(2000).bids().equals(levels(server.bids()))
                                        && keeper.book
                                                .view(2000)
                                                .asks()
                                                .equals(levels(server.asks())));
            }
            assertThat(keeper.outcomes)
                    .doesNotContain(ClientBook.Outcome.GAP, ClientBook.Outcome.WAITING);
        }
    }

    @Test
    void subscribersOfDifferentDepthsEachGetTheirOwnCut() {
        fixture.markets.snapshot(50);
        try (AibotClient client = fixture.client("ann")) {
            BookKeeper shallow = new BookKeeper();
            BookKeeper deep = new BookKeeper();
            client.streams().subscribe(book(3), shallow);
            client.streams().subscribe(book(30), deep);
            Await.until("both books", () -> shallow.book.valid() && deep.book.valid());
            fixture.markets.change(Side.BUY, 100_000, 0);
            Await.until(
                    "the fourth level moving up",
                    () ->
                            shallow.book.view(10).bids().size() == 3
                                    && shallow.book
                                            .view(10)
                                            .bids()
                                            .getLast()
                                            .price()
                                            .toPlainString()
                                            .equals("999.97"));
            Await.until("30 levels", () -> deep.book.view(100).bids().size() == 30);
        }
    }

    @Test
    void tradesComeOnceEachInOrderAfterTheRecentOnes() {
        fixture.markets.snapshot(5);
        fixture.markets.trade(1, 100_000, 1);
        fixture.markets.trade(2, 100_000, 1);
        try (AibotClient client = fixture.client("ann")) {
            Collector trades = new Collector();
            client.streams()
                    .subscribe(
                            new Subscribe(
                                    0, Channel.TRADES, FakeMarkets.BTC.id(), null, null, null),
                            trades);
            Await.until("the snapshot", () -> !trades.frames.isEmpty());
            for (int id = 3; id <= 500; id++) {
                fixture.markets.trade(id, 100_000 + id, 1);
            }
            Await.until("all trades", () -> tradeIds(trades).size() >= 500);
            List<Long> expected = new ArrayList<>();
            for (long id = 1; id <= 500; id++) {
                expected.add(id);
            }
            assertThat(tradeIds(trades)).isEqualTo(expected);
            assertThat(((StreamFrame.Trades) trades.frames.getFirst()).snapshot()).isTrue();
        }
    }

    private static List<Long> tradeIds(Collector trades) {
        return trades.frames.stream()
                .flatMap(f -> ((StreamFrame.Trades) f).trades().stream())
                .map(t -> t.id())
                .toList();
    }

    @Test
    void candlesComeAsHistoryThenAsTheGrowingOne() {
        long minute = 60_000_000_000L;
        fixture.markets.candle(new Candle(minute, 1, 2, 1, 2, 5, 1));
        fixture.markets.candle(new Candle(2 * minute, 2, 3, 2, 3, 5, 1));
        try (AibotClient client = fixture.client("ann")) {
            Collector candles = new Collector();
            client.streams()
                    .subscribe(
                            new Subscribe(
                                    0, Channel.CANDLES, FakeMarkets.BTC.id(), null, "1m", null),
                            candles);
            Await.until("history", () -> !candles.frames.isEmpty());
            assertThat(((StreamFrame.Candles) candles.frames.getFirst()).candles()).hasSize(2);
            fixture.markets.candle(new Candle(2 * minute, 2, 9, 2, 9, 6, 2));
            fixture.markets.candle(new Candle(3 * minute, 9, 9, 9, 9, 1, 1));
            Await.until(
                    "the newest candle",
                    () ->
                            ((StreamFrame.Candles) candles.frames.getLast())
                                            .candles()
                                            .getLast()
                                            .open()
                                            .compareTo(new BigDecimal("0.09"))
                                    == 0);
        }
    }

    @Test
    void followsAMarketThatEndedAndCameBack() {
        long minute = 60_000_000_000L;
        fixture.markets.snapshot(5);
        fixture.markets.trade(9, 100_000, 1);
        fixture.markets.candle(new Candle(9 * minute, 1, 2, 1, 2, 5, 1));
        try (AibotClient client = fixture.client("ann")) {
            BookKeeper keeper = new BookKeeper();
            Collector trades = new Collector();
            Collector candles = new Collector();
            client.streams().subscribe(book(5), keeper);
            client.streams()
                    .subscribe(
                            new Subscribe(
                                    0, Channel.TRADES, FakeMarkets.BTC.id(), null, null, null),
                            trades);
            client.streams()
                    .subscribe(
                            new Subscribe(
                                    0, Channel.CANDLES, FakeMarkets.BTC.id(), null, "1m", null),
                            candles);
            Await.until(
                    "all three",
                    () ->
                            keeper.book.valid()
                                    && !trades.frames.isEmpty()
                                    && !candles.frames.isEmpty());
            fixture.markets.replaceFeed();
            Await.until("three listeners again", () -> fixture.markets.listeners() == 3);
            fixture.markets.snapshot(3);
            fixture.markets.trade(1, 100_000, 1);
            fixture.markets.candle(new Candle(2 * minute, 1, 2, 1, 2, 5, 1));
            Await.until("the new book", () -> keeper.book.view(9).bids().size() == 3);
            Await.until("the new trade", () -> tradeIds(trades).contains(1L));
            Await.until(
                    "a chart that went back in time",
                    () ->
                            candles.frames.getLast() instanceof StreamFrame.Candles c
                                    && c.candles().getLast().openTime().getEpochSecond() == 120);
        }
    }

    @Test
    void tickersAndFeedsTellEveryInstrument() {
        fixture.markets.snapshot(1);
        try (AibotClient client = fixture.client("ann")) {
            Collector tickers = new Collector();
            Collector feeds = new Collector();
            client.streams()
                    .subscribe(new Subscribe(0, Channel.TICKERS, null, null, null, null), tickers);
            client.streams()
                    .subscribe(new Subscribe(0, Channel.FEEDS, null, null, null, null), feeds);
            Await.until("tickers", () -> !tickers.frames.isEmpty());
            Await.until("feeds", () -> !feeds.frames.isEmpty());
            assertThat(((StreamFrame.Tickers) tickers.frames.getFirst()).tickers())
                    .singleElement()
                    .satisfies(t -> assertThat(t.changePercent()).isEqualByComparingTo("5.00"));
        }
    }

    @Test
    void ordersComeAsWorkingOnesThenEachChangeAndOnlyOnesOwn() {
        try (AibotClient ann = fixture.client("ann");
                AibotClient bob = fixture.client("bob")) {
            AccountId account = fixture.trading.open(fixture.identity.user("ann"));
            fixture.trading.working.add(FakeTrading.order(account, 1, OrderStatus.OPEN, 1));
            Collector own = new Collector();
            Collector foreign = new Collector();
            ann.streams().subscribe(account(Channel.ORDERS, account), own);
            bob.streams().subscribe(account(Channel.ORDERS, account), foreign);
            Await.until("the refusal", () -> !foreign.failures.isEmpty());
            assertThat(foreign.failures.getFirst().problem().code()).isEqualTo(ErrorCode.NOT_FOUND);
            Await.until("the snapshot", () -> !own.frames.isEmpty());
            for (int v = 2; v <= 30; v++) {
                fixture.server()
                        .on(new OrderChanged(FakeTrading.order(account, 1, OrderStatus.OPEN, v)));
            }
            Await.until("the last change", () -> versions(own).contains(30L));
            List<Long> expected = new ArrayList<>();
            for (long v = 1; v <= 30; v++) {
                expected.add(v);
            }
            assertThat(versions(own)).isEqualTo(expected);
            assertThat(foreign.frames).isEmpty();
        }
    }

    @Test
    void parentOrdersComeAsWorkingOnesThenEachChange() {
        try (AibotClient ann = fixture.client("ann")) {
            AccountId account = fixture.trading.open(fixture.identity.user("ann"));
            fixture.parents.working.add(FakeParentOrders.parent(account, 1, 1));
            Collector own = new Collector();
            ann.streams().subscribe(account(Channel.PARENT_ORDERS, account), own);
            Await.until("the snapshot", () -> !own.frames.isEmpty());
            for (int v = 2; v <= 5; v++) {
                fixture.server().on(new ParentChanged(FakeParentOrders.parent(account, 1, v)));
                fixture.server().on(new ParentChanged(FakeParentOrders.parent(account, 1, v)));
            }
            Await.until("the last change", () -> parents(own).contains(5L));

            assertThat(parents(own)).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    private static List<Long> parents(Collector frames) {
        return frames.frames.stream()
                .flatMap(f -> ((StreamFrame.ParentOrders) f).parentOrders().stream())
                .map(ParentView::version)
                .toList();
    }

    private static List<Long> versions(Collector orders) {
        return orders.frames.stream()
                .flatMap(f -> ((StreamFrame.Orders) f).orders().stream())
                .map(o -> o.version())
                .toList();
    }

    @Test
    void thePortfolioComesAgainWhenItChanges() {
        try (AibotClient ann = fixture.client("ann")) {
            AccountId account = fixture.trading.open(fixture.identity.user("ann"));
            Collector portfolio = new Collector();
            ann.streams().subscribe(account(Channel.PORTFOLIO, account), portfolio);
            Await.until("the first", () -> !portfolio.frames.isEmpty());
            fixture.trading.equity = new BigDecimal("11");
            fixture.server().on(new PortfolioChanged(account));
            Await.until(
                    "the new equity",
                    () ->
                            ((StreamFrame.Portfolio) portfolio.frames.getLast())
                                            .portfolio()
                                            .equity()
                                            .compareTo(new BigDecimal("11"))
                                    == 0);
        }
    }

    @Test
    void theStreamHealsAfterARestartOfTheBackend() {
        fixture.markets.snapshot(10);
        try (AibotClient client = fixture.client("ann")) {
            BookKeeper keeper = new BookKeeper();
            List<Streams.ConnectionState> states = new CopyOnWriteArrayList<>();
            client.streams().onState(states::add);
            client.streams().subscribe(book(10), keeper);
            Await.until("a first book", keeper.book::valid);
            fixture.restart();
            Await.until(
                    "a loss and a return",
                    () ->
                            states.contains(Streams.ConnectionState.RECONNECTING)
                                    && states.getLast() == Streams.ConnectionState.CONNECTED);
            fixture.markets.change(Side.BUY, 100_000, 77);
            Await.until(
                    "the changed level",
                    () ->
                            keeper.book
                                    .bestBid()
                                    .filter(l ->
                                            l.quantity().compareTo(new BigDecimal("0.0077")) == 0)
                                    .isPresent());
        }
    }

    @Test
    void aRenewedTokenKeepsTheConnection() {
        fixture.identity.life = Duration.ofSeconds(6);
        fixture.markets.snapshot(10);
        try (AibotClient client = fixture.client("ann")) {
            Collector frames = new Collector();
            client.streams().subscribe(book(10), frames);
            Await.until("a book", () -> !frames.frames.isEmpty());
            String first = client.session().accessToken();
            Await.until("a renewed token", () -> !client.session().accessToken().equals(first));
            long before = fixture.markets.sequence();
            Await.until(
                    "the first token's end",
                    () ->
                            java.time.Clock.systemUTC()
                                    .instant()
                                    .isAfter(client.session().accessExpires().minusMillis(5_000)));
            fixture.markets.change(Side.BUY, 100_000, 5);
            Await.until(
                    "frames on the same connection",
                    () -> ((StreamFrame.Book) frames.frames.getLast()).sequence() > before);
            assertThat(frames.interruptions).isEmpty();
        }
    }

    @Test
    void measuresTheRoundTrip() {
        fixture.markets.snapshot(1);
        try (AibotClient client = fixture.client("ann")) {
            client.streams().subscribe(book(1), new Collector());
            Await.until("a pong", () -> client.streams().roundTrip().isPresent());
            assertThat(client.streams().roundTrip().getAsLong()).isPositive();
        }
    }

    @Test
    void unsubscribingStopsTheFeed() throws Exception {
        fixture.markets.snapshot(1);
        try (AibotClient client = fixture.client("ann")) {
            Collector frames = new Collector();
            Streams.Subscription subscription = client.streams().subscribe(book(1), frames);
            Await.until("a book", () -> !frames.frames.isEmpty());
            assertThat(fixture.markets.listeners()).isEqualTo(1);
            subscription.close();
            Await.until("nobody listening", () -> fixture.markets.listeners() == 0);
        }
    }

    @Test
    void aListenerThatThrowsHarmsNobodyElse() {
        fixture.markets.snapshot(1);
        try (AibotClient client = fixture.client("ann")) {
            Collector healthy = new Collector();
            java.util.logging.Logger log =
                    java.util.logging.Logger.getLogger("io.aibotiyi.client.ClientSubscription");
            log.setLevel(java.util.logging.Level.OFF);
            try {
                client.streams()
                        .subscribe(
                                book(1),
                                frame -> {
                                    throw new IllegalStateException("test");
                                });
                client.streams().subscribe(book(1), healthy);
                Await.until("a book", () -> !healthy.frames.isEmpty());
            } finally {
                log.setLevel(null);
            }
        }
    }
}
