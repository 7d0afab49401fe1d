package io.aibotiyi.venues.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTrackerTest {

    private static final InstrumentId BTC =
            new InstrumentId(VenueId.of("any"), Symbol.of("BTC-USDT"));
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
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new Random(3));
    private final NewOrder order =
            NewOrder.limit(
                    new OrderId(ids.next()),
                    BTC,
                    Side.BUY,
                    BigDecimal.TEN,
                    BigDecimal.valueOf(100));
    private final Listener listener = new Listener();
    private final List<TrackedOrder> missing = new ArrayList<>();
    private final OrderTracker tracker = new OrderTracker(listener, 2, missing::add);

    private OrderReport report(OrderStatus status, @Nullable Integer filled, long second) {
        return new OrderReport(
                order.id().toString(),
                "V1",
                BTC,
                Side.BUY,
                status,
                BigDecimal.TEN,
                null,
                filled == null ? null : BigDecimal.valueOf(filled),
                "",
                BEGAN.plusSeconds(second));
    }

    private Fill fill(String id, int quantity, boolean named) {
        return new Fill(
                id,
                named ? order.id().toString() : "",
                "V1",
                BTC,
                Side.BUY,
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(quantity),
                BigDecimal.ZERO,
                "",
                true,
                BEGAN);
    }

    private void apply(Object news) {
        if (news instanceof OrderReport report) {
            tracker.apply(report);
        } else {
            tracker.apply((Fill) news);
        }
    }

    /** Every order of repeated news ends in the same state, with each fill told once, in time. */
    @ParameterizedTest
    @EnumSource(names = {"FILLED", "CANCELLED"})
    void theOrderInWhichNewsComeDoesNotMatter(OrderStatus end) throws Exception {
        int filled = end == OrderStatus.FILLED ? 10 : 7;
        List<Object> news = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            news.add(report(OrderStatus.OPEN, 0, 1));
            news.add(fill("f1", 3, i == 0));
            news.add(report(OrderStatus.PARTIALLY_FILLED, 3, 2));
            news.add(fill("f2", filled - 3, i == 0));
            news.add(report(end, filled, 3));
        }
        for (long seed = 0; seed < 500; seed++) {
            Listener heard = new Listener();
            OrderTracker fresh = new OrderTracker(heard, 2, tracked -> {});
            TrackedOrder tracked = fresh.begin(order, RULES);
            Collections.shuffle(news, new Random(seed));
            for (Object item : news) {
                if (item instanceof OrderReport report) {
                    fresh.apply(report);
                } else {
                    fresh.apply((Fill) item);
                }
            }
            OrderState state = fresh.state(tracked);
            assertThat(state.status()).as("seed %s", seed).isEqualTo(end);
            assertThat(state.filled()).as("seed %s", seed).isEqualByComparingTo(filled + "");
            assertThat(state.venueOrderId()).isEqualTo("V1");
            assertThat(heard.fills).as("seed %s", seed).containsExactlyInAnyOrder("f1", "f2");
            assertThat(heard.faults).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void aFinalStatusWaitsForTheFillsThatItCounts() throws Exception {
        TrackedOrder tracked = tracker.begin(order, RULES);
        tracker.apply(report(OrderStatus.FILLED, 10, 1));
        assertThat(tracker.state(tracked).status()).isEqualTo(OrderStatus.OPEN);
        assertThat(missing).containsExactly(tracked);
        apply(fill("f1", 4, true));
        assertThat(tracker.state(tracked).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        apply(fill("f2", 6, true));
        assertThat(tracker.state(tracked).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(missing).as("asked for once").hasSize(1);
    }

    @Test
    void newsThatNameOnlyTheVenuesIdWaitForTheAnswer() throws Exception {
        TrackedOrder tracked = tracker.begin(order, RULES);
        apply(fill("f1", 4, false));
        assertThat(listener.fills).isEmpty();
        apply(report(OrderStatus.OPEN, null, 1));
        assertThat(listener.fills).containsExactly("f1");
        assertThat(tracker.state(tracked).filled()).isEqualByComparingTo("4");
    }

    @Test
    void whatTheVenueSaysOverrulesOurConclusionThatItNeverArrived() throws Exception {
        TrackedOrder tracked = tracker.begin(order, RULES);
        tracker.rejected(tracked, "it did not arrive", true);
        assertThat(tracker.state(tracked).status()).isEqualTo(OrderStatus.REJECTED);
        tracker.apply(report(OrderStatus.OPEN, 0, 1));
        assertThat(tracker.state(tracked).status()).isEqualTo(OrderStatus.OPEN);
        assertThat(tracker.state(tracked).reason()).isEmpty();
    }

    @Test
    void theVenuesOwnRefusalStands() throws Exception {
        TrackedOrder tracked = tracker.begin(order, RULES);
        tracker.rejected(tracked, "no funds", false);
        tracker.apply(report(OrderStatus.OPEN, 0, 1));
        assertThat(tracker.state(tracked).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void anIdIsUsedOnce() throws Exception {
        TrackedOrder tracked = tracker.begin(order, RULES);
        tracker.rejected(tracked, "no funds", false);
        assertRefused(order, VenueError.DUPLICATE_ID);
    }

    @Test
    void moreOrdersThanMayWorkAreRefusedUntilOneEnds() throws Exception {
        tracker.begin(order, RULES);
        NewOrder second = another();
        TrackedOrder tracked = tracker.begin(second, RULES);
        NewOrder third = another();
        assertRefused(third, VenueError.TOO_MANY_ORDERS);
        tracker.rejected(tracked, "no funds", false);
        assertThat(tracker.begin(third, RULES)).isNotNull();
    }

    @Test
    void othersOrdersAreNoneOfOurs() throws Exception {
        TrackedOrder tracked = tracker.begin(order, RULES);
        tracker.apply(
                new OrderReport(
                        "someone-elses",
                        "V9",
                        BTC,
                        Side.SELL,
                        OrderStatus.FILLED,
                        BigDecimal.ONE,
                        null,
                        BigDecimal.ONE,
                        "",
                        null));
        assertThat(listener.faults).isEmpty();
        assertThat(tracker.state(tracked).status()).isEqualTo(OrderStatus.PENDING);
    }

    private NewOrder another() {
        return NewOrder.limit(
                new OrderId(ids.next()), BTC, Side.BUY, BigDecimal.ONE, BigDecimal.valueOf(100));
    }

    private void assertRefused(NewOrder refused, VenueError error) {
        assertThatThrownBy(() -> tracker.begin(refused, RULES))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    private static final class Listener implements TradingListener {

        private final List<String> fills = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private BigDecimal filled = BigDecimal.ZERO;
        private @Nullable OrderState told;

        @Override
        public void order(OrderState state) {
            if (state.equals(told)) {
                faults.add("twice: " + state);
            }
            if (told != null && !told.status().isWorking()) {
                faults.add("after the end: " + state);
            }
            if (state.filled().compareTo(filled) != 0) {
                faults.add("fills say " + filled + ", the state " + state.filled());
            }
            told = state;
        }

        @Override
        public void fill(Fill fill) {
            if (told != null && !told.status().isWorking()) {
                faults.add("a fill after the end: " + fill);
            }
            fills.add(fill.venueFillId());
            filled = filled.add(fill.quantity());
        }

        @Override
        public void balances(List<Balance> changed) {}

        @Override
        public void state(FeedState state, String reason) {}
    }
}
