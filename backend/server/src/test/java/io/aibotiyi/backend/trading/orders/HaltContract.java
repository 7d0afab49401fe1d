package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.risk.HaltStore;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What halts promise, on every database they run on. */
abstract class HaltContract extends RiskFixture {

    private HaltView halted() {
        return Objects.requireNonNull(rig.risk().risk(USER, rig.account()).halt());
    }

    private void awaitFlattening(Flattening state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> halted().flattening() == state);
    }

    private VenueOrder awaitSale(int number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        venue.submitted().stream().filter(o -> o.type() == OrderType.MARKET).count()
                                >= number);
        return venue.submitted().stream()
                .filter(o -> o.type() == OrderType.MARKET)
                .toList()
                .get(number - 1);
    }

    @Test
    void aHaltRefusesOrdersAndCancelsWorkingOnes() {
        OrderView resting = buy("1", "90");
        venue.accept(resting.id(), BTC);
        rig.settle();

        rig.risk().halt(USER, rig.account(), new Halt(false, "Going to lunch"));

        refused(ErrorCode.ACCOUNT_HALTED, () -> buy("1", "90"));
        assertThat(venue.cancels()).containsExactly(resting.id());
        venue.cancelled(resting.id(), BTC);
        rig.settle();
        assertThat(rig.status(resting.id())).isEqualTo(OrderStatus.CANCELLED);
        assertThat(halted().reason()).isEqualTo("Going to lunch");

        rig.risk().resume(USER, rig.account());
        buy("1", "90");
        assertThat(rig.audited())
                .containsExactly("trading.account.halted", "trading.account.resumed");
    }

    @Test
    void aHaltHoldsAcrossARestart() {
        rig.risk().halt(USER, rig.account(), new Halt(false, "Overnight"));

        restart(RiskSettings.none());

        refused(ErrorCode.ACCOUNT_HALTED, () -> buy("1", "90"));
    }

    @Test
    void cancelsAfterACrashBetweenTheHaltAndItsCancels() {
        OrderView resting = buy("1", "90");
        venue.accept(resting.id(), BTC);
        rig.settle();
        rig.bean(HaltStore.class)
                .put(
                        rig.account(),
                        Level.OWN,
                        USER,
                        "Crash",
                        Flattening.NOT_ASKED,
                        Clock.systemUTC().instant());

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> venue.cancels().contains(resting.id()));
    }

    @Test
    void closesEveryPositionAndSaysWhenItIsDone() {
        own(300_000, 100_00);
        OrderView resting = sell("1", "120");
        venue.accept(resting.id(), BTC);
        rig.settle();

        rig.risk().halt(USER, rig.account(), new Halt(true, "Out"));

        Awaitility.await().until(() -> venue.cancels().contains(resting.id()));
        assertThat(halted().flattening()).isEqualTo(Flattening.WORKING);
        assertThat(venue.submitted()).as("sells nothing while an order works").hasSize(2);
        venue.cancelled(resting.id(), BTC);

        VenueOrder sale = awaitSale(1);
        assertThat(sale.quantity()).isEqualTo(300_000);
        // an IOC order may end half done
        venue.accept(sale.id(), BTC);
        venue.fill(sale.id(), BTC, "half", 99_90, 100_000, false);
        venue.cancelled(sale.id(), BTC);
        VenueOrder rest = awaitSale(2);
        assertThat(rest.quantity()).isEqualTo(200_000);
        venue.accept(rest.id(), BTC);
        venue.fill(rest.id(), BTC, "rest", 99_90, 200_000, false);

        awaitFlattening(Flattening.DONE);
        assertThat(rig.total("BTC")).isEqualByComparingTo("0");
        refused(ErrorCode.ACCOUNT_HALTED, () -> buy("1", "90"));
        assertThat(rig.ledger().prove().balanced()).isTrue();
    }

    @Test
    void goesOnClosingAfterARestart() {
        own(100_000, 100_00);
        market.book(FakeMarket.BTC, new long[][] {}, new long[][] {});
        rig.risk().halt(USER, rig.account(), new Halt(true, "Out"));
        Awaitility.await()
                .until(() -> String.valueOf(halted().note()).contains("Nobody buys sim:BTC-USDT"));

        restart(RiskSettings.none());
        price(100_00);

        VenueOrder sale = awaitSale(1);
        venue.accept(sale.id(), BTC);
        venue.fill(sale.id(), BTC, "out", 99_90, 100_000, false);
        awaitFlattening(Flattening.DONE);
    }

    @Test
    void leavesWhatIsTooSmallToSellAndSaysSo() {
        own(100_000, 100_00);
        price(1_00);

        rig.risk().halt(USER, rig.account(), new Halt(true, "Out"));

        awaitFlattening(Flattening.DONE);
        assertThat(halted().note())
                .startsWith("Left: 1 of sim:BTC-USDT")
                .contains("the minimum is");
    }

    @Test
    void onlyTheDeskLiftsItsHalt() {
        rig.risk().deskHalt(DESK, rig.account(), new Halt(false, "Under review"));

        refused(ErrorCode.FORBIDDEN, () -> rig.risk().resume(USER, rig.account()));
        rig.risk().halt(USER, rig.account(), new Halt(false, "Mine"));
        assertThat(halted().level()).isEqualTo(Level.DESK);
        refused(ErrorCode.FORBIDDEN, () -> rig.risk().resume(USER, rig.account()));

        rig.risk().deskResume(rig.account());
        refused(ErrorCode.CONFLICT, () -> rig.risk().resume(USER, rig.account()));
        buy("1", "90");
    }

    @Test
    void noOrderSlipsPastAHalt() throws Exception {
        CountDownLatch placing = new CountDownLatch(1);
        AtomicInteger placed = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int t = 0; t < 3; t++) {
                threads.execute(() ->
                        refused(
                                ErrorCode.ACCOUNT_HALTED,
                                () -> {
                                    while (true) {
                                        buy("0.2", "90");
                                        placed.incrementAndGet();
                                        placing.countDown();
                                    }
                                }));
            }
            placing.await();
            rig.risk().halt(USER, rig.account(), new Halt(false, "Stop"));
        }

        assertThat(placed.get()).isPositive();
        List<OrderView> working = rig.trading().working(USER, rig.account());
        assertThat(working).hasSize(placed.get());
        assertThat(venue.cancels())
                .containsExactlyInAnyOrderElementsOf(working.stream().map(OrderView::id).toList());
    }
}
