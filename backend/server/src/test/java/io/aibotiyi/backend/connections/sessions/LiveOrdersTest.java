package io.aibotiyi.backend.connections.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.trading.LiveAccounts.Working;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.VenueError;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order is marked, sent once, taken up after a loss and ended only by the exchange's word. */
class LiveOrdersTest {

    private static final InstrumentId BTC = InstrumentId.parse("stub:BTC-USDT");
    private static final InstrumentRules RULES =
            new InstrumentRules(
                    new Instrument(BTC, "BTC", "USDT", 2, 4, 1, 1, BigDecimal.ZERO),
                    "BTCUSDT",
                    "BTCUSDT",
                    TradingStatus.OPEN,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new BigDecimal("0.0001"));
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final TimeOrderedIds ids = new TimeOrderedIds(CLOCK, new Random(3));
    private final AccountId account = new AccountId(ids.next());
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final FakeBooks books = new FakeBooks(events);
    private final FakeExchange exchange = new FakeExchange(events);
    private final ConnectionStatus status = new ConnectionStatus(CLOCK);
    private final LiveOrders orders =
            new LiveOrders(
                    account, BTC.venue(), VenueCapabilities.PLAIN, books, status, CLOCK, () -> {});
    private final VenueOrder order =
            new VenueOrder(
                    new OrderId(ids.next()),
                    BTC,
                    Side.BUY,
                    OrderType.LIMIT,
                    TimeInForce.GTC,
                    5_900_000,
                    1_000);

    @BeforeEach
    void begin() {
        orders.begin(List.of(RULES), exchange);
        orders.state(FeedState.LIVE, "");
        takeUp();
        status.ready();
    }

    @AfterEach
    void close() {
        orders.close();
    }

    private void takeUp() {
        await().until(orders::takeUp);
    }

    private void idle() {
        await().until(() -> orders.activity() >= 0);
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    private Working working(boolean sent, boolean resting, boolean cancelRequested) {
        return new Working(order, sent, resting, cancelRequested, null);
    }

    private String rejection() {
        assertThat(books.reports).hasSize(1);
        return ((ExecutionReport.Rejected) books.reports.getFirst()).reason();
    }

    @Test
    void marksAnOrderBeforeItIsSent() {
        assertThat(orders.submit(order)).isTrue();
        idle();
        assertThat(events).containsExactly("marked " + order.id(), "placed " + order.id());
        assertThat(books.reports).as("the stream says what became of it").isEmpty();
    }

    @Test
    void saysWhyTheExchangeRefusedIt() {
        exchange.failNext(VenueError.REFUSED);
        assertThat(orders.submit(order)).isTrue();
        idle();
        assertThat(rejection()).contains("as told");
    }

    @Test
    void anUnansweredOrderIsNeitherRejectedNorSentAgain() {
        exchange.failNext(VenueError.OUTCOME_UNKNOWN);
        assertThat(orders.submit(order)).isTrue();
        idle();
        takeUp();
        assertThat(events)
                .containsExactly("marked " + order.id(), "placed " + order.id() + " failed");
        assertThat(books.reports).isEmpty();
    }

    @Test
    void anOrderWhoseMarkWasNotStoredIsSentOnceItIs() {
        books.broken = true;
        assertThat(orders.submit(order)).isTrue();
        idle();
        assertThat(events).as("not sent").isEmpty();
        books.broken = false;
        books.working.add(working(false, true, false));
        takeUp();
        takeUp();
        assertThat(events).containsExactly("marked " + order.id(), "placed " + order.id());
    }

    @Test
    void whatWasMarkedBeforeIsAskedForAndNeverSent() {
        books.working.add(working(true, true, false));
        orders.state(FeedState.LIVE, "");
        takeUp();
        assertThat(events).containsExactly("adopted " + order.id());
    }

    @Test
    void whatWasToBeDoneAtOnceAndWasNotSentEndsAsRejected() {
        books.working.add(working(false, false, false));
        orders.state(FeedState.LIVE, "");
        takeUp();
        assertThat(events).isEmpty();
        assertThat(rejection()).contains("stopped before it was sent");
    }

    @Test
    void anAcknowledgedCancelIsSentAfterTheOrderWasTakenUp() {
        books.working.add(working(true, true, true));
        orders.state(FeedState.LIVE, "");
        takeUp();
        idle();
        assertThat(events).containsExactly("adopted " + order.id(), "cancelled " + order.id());
    }

    @Test
    void anOrderThatCannotBeTakenUpKeepsTheAccountFromBeingLive() {
        books.working.add(working(true, true, false));
        exchange.failNext(VenueError.TOO_MANY_ORDERS);
        orders.state(FeedState.LIVE, "");
        takeUp();
        status.ready();
        assertThat(status.now().state()).isEqualTo(ConnectionState.RESOLVING);
        assertThat(orders.unavailable()).hasValueSatisfying(why -> assertThat(why).contains("1 "));
        orders.state(FeedState.LIVE, "");
        takeUp();
        orders.order(
                FakeExchange.state(OrderWords.order(order, RULES.instrument()), OrderStatus.OPEN));
        assertThat(orders.unavailable()).isEmpty();
    }

    @Test
    void cancelsAreRepeatedUntilTheExchangeConfirmsTheEnd() {
        assertThat(orders.submit(order)).isTrue();
        idle();
        events.clear();
        exchange.failNext(VenueError.OUTCOME_UNKNOWN);
        assertThat(orders.cancel(BTC, order.id())).isTrue();
        idle();
        assertThat(events)
                .containsExactly("cancelled " + order.id() + " failed", "cancelled " + order.id());
        assertThat(exchange.order(order.id()).orElseThrow().status())
                .isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void anOrderThatWasToldRejectedAndWorksAfterAllIsCancelled() {
        assertThat(orders.submit(order)).isTrue();
        idle();
        orders.order(
                FakeExchange.state(
                        OrderWords.order(order, RULES.instrument()), OrderStatus.REJECTED));
        orders.order(
                FakeExchange.state(OrderWords.order(order, RULES.instrument()), OrderStatus.OPEN));
        idle();
        assertThat(exchange.order(order.id()).orElseThrow().status())
                .isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void nothingIsTakenOnceClosed() {
        status.off();
        orders.close();
        assertThat(orders.unavailable()).hasValueSatisfying(why -> assertThat(why).contains("OFF"));
        assertThat(orders.submit(order)).isFalse();
        assertThat(events).isEmpty();
    }
}
