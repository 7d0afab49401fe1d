package io.aibotiyi.backend.connections.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aibotiyi.backend.trading.LiveAccounts.Working;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.protocol.Connections.Difference;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A difference is booked only if nothing else can explain it. */
class BalanceCheckTest {

    private static final InstrumentId BTC = InstrumentId.parse("stub:BTC-USDT");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final LiveSettings SETTINGS =
            new LiveSettings(
                    true, new BigDecimal("0.01"), Duration.ofMillis(1), Duration.ofMillis(20), 1);

    private final TimeOrderedIds ids = new TimeOrderedIds(CLOCK, new Random(3));
    private final AccountId account = new AccountId(ids.next());
    private final List<String> events = new ArrayList<>();
    private final FakeBooks books = new FakeBooks(events);
    private final FakeExchange exchange = new FakeExchange(events);
    private final AtomicLong activity = new AtomicLong();

    private BalanceCheck check(boolean opened) {
        return new BalanceCheck(
                account, BTC.venue(), books, SETTINGS, CLOCK, opened, activity::get);
    }

    private static Balance balance(String asset, String free, String held) {
        return new Balance(asset, new BigDecimal(free), new BigDecimal(held));
    }

    private void rounds(BalanceCheck check, int more) throws VenueException {
        for (int i = 0; i < more; i++) {
            long until = System.nanoTime() + Duration.ofMillis(30).toNanos();
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> System.nanoTime() - until > 0);
            check.round(exchange);
        }
    }

    @Test
    void theBeginningIsBookedAtOnce() throws VenueException {
        exchange.owns(balance("BTC", "2", "0"), balance("USDT", "10", "5"));
        BalanceCheck check = check(false);
        check.round(exchange);
        assertThat(check.opened()).isTrue();
        assertThat(books.adjustments).containsExactlyInAnyOrder("OPENING 2 BTC", "OPENING 15 USDT");
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void aDifferenceIsShownAtOnceAndBookedIfItLasts() throws VenueException {
        exchange.owns(balance("BTC", "2", "0"));
        BalanceCheck check = check(true);
        check.round(exchange);
        assertThat(books.adjustments).isEmpty();
        assertThat(check.differences())
                .extracting(Difference::asset, Difference::note)
                .containsExactly(tuple("BTC", "Seen just now; it is booked if it lasts"));
        rounds(check, 2);
        assertThat(books.adjustments).containsExactly("FOUND_AT_VENUE 2 BTC");
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void aDifferenceThatChangesIsWatchedAnew() throws VenueException {
        BalanceCheck check = check(true);
        for (int i = 1; i <= 4; i++) {
            exchange.owns(balance("BTC", String.valueOf(i), "0"));
            rounds(check, 1);
        }
        assertThat(books.adjustments).isEmpty();
    }

    @Test
    void nothingIsComparedWhileSomethingMoves() throws VenueException {
        exchange.owns(balance("BTC", "2", "0"));
        BalanceCheck check = check(true);
        activity.set(-1);
        check.round(exchange);
        assertThat(check.comparedAt()).as("a request is under way").isEmpty();
        activity.set(1);
        books.unbooked = 1;
        BalanceCheck second = check(true);
        second.round(exchange);
        assertThat(second.comparedAt()).as("a fill is not booked yet").isEmpty();
    }

    @Test
    void aDifferenceIsNotBookedWhileTheExchangesOrdersAreNotOurs() throws VenueException {
        VenueOrder order =
                new VenueOrder(
                        new OrderId(ids.next()),
                        BTC,
                        Side.SELL,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        6_100_000,
                        1_000);
        exchange.place(
                NewOrder.limit(
                        order.id(), BTC, Side.SELL, new BigDecimal("0.1"), new BigDecimal(61_000)));
        books.working.add(new Working(order, true, true, false, null));
        books.totals.put("BTC", new BigDecimal("2"));
        exchange.owns(balance("BTC", "1.9", "0"));
        exchange.tellNoOrders();
        BalanceCheck check = check(true);
        check.round(exchange);
        rounds(check, 3);
        assertThat(books.adjustments).as("it is a fill whose news is late").isEmpty();
        assertThat(check.differences())
                .extracting(Difference::note)
                .containsExactly("Waits for the exchange's news of an order");
    }

    @Test
    void whatOthersOrdersHoldIsKnown() throws VenueException {
        exchange.owns(balance("USDT", "10", "5"));
        BalanceCheck check = check(false);
        check.round(exchange);
        assertThat(check.boundElsewhere("USDT")).isEqualByComparingTo("5");
        assertThat(check.boundElsewhere("BTC")).isZero();
    }
}
