package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What orders that belong together promise, on every database. */
abstract class GroupContract extends RiskFixture {

    private PlaceOrder stopAt(String quantity, String trigger) {
        return rig.market(Side.SELL, quantity).triggeredAt(OrderType.STOP, new BigDecimal(trigger));
    }

    private GroupView place(PlaceGroup group) {
        return rig.trading().placeGroup(USER, group, UUID.randomUUID().toString());
    }

    private GroupView pair(String quantity) {
        return place(
                new PlaceGroup(
                        null, rig.limit(Side.SELL, quantity, "120"), stopAt(quantity, "95")));
    }

    private PlaceGroup bracket(String quantity) {
        return new PlaceGroup(
                rig.limit(Side.BUY, quantity, "98"),
                rig.limit(Side.SELL, quantity, "120"),
                stopAt(quantity, "90"));
    }

    private static OrderId id(GroupView group, int index) {
        return group.orders().get(index).id();
    }

    private void await(OrderId order, OrderStatus status) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> rig.status(order) == status);
    }

    private void awaitOffered(OrderId order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        venue.submitted().stream().filter(o -> o.id().equals(order)).count() == 1);
    }

    private void fall(long price, OrderId stop) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    market.trade(FakeMarket.BTC, price);
                    return Boolean.TRUE.equals(rig.order(stop).triggered());
                });
    }

    // one cancels the other

    @Test
    void aPairSellsOnceAndHoldsOnce() {
        own(100_000, 100_00);
        GroupView pair = pair("1");

        assertThat(pair.orders()).extracting(OrderView::emulated).containsOnly(true);
        assertThat(pair.orders()).extracting(OrderView::group).containsOnly(pair.id());
        assertThat(rig.held("BTC")).isEqualByComparingTo("1");
        venue.accept(id(pair, 0), BTC);
        venue.fill(id(pair, 0), BTC, "f", 120_00, 100_000, true);
        rig.settle();

        assertThat(rig.status(id(pair, 0))).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.status(id(pair, 1))).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.held("BTC")).isZero();
        assertSound();
    }

    @Test
    void aStopIsSentOnlyOnceTheTargetIsCancelledAndWithWhatIsLeft() {
        own(100_000, 100_00);
        GroupView pair = pair("1");
        venue.accept(id(pair, 0), BTC);
        venue.fill(id(pair, 0), BTC, "f1", 120_00, 30_000, true);
        rig.settle();

        fall(94_00, id(pair, 1));

        Awaitility.await().until(() -> venue.cancels().contains(id(pair, 0)));
        assertThat(venue.submitted()).extracting(VenueOrder::id).doesNotContain(id(pair, 1));
        venue.fill(id(pair, 0), BTC, "f2", 120_00, 20_000, true);
        venue.cancelled(id(pair, 0), BTC);
        awaitOffered(id(pair, 1));
        VenueOrder stop = venue.submitted().getLast();
        assertThat(stop.quantity()).isEqualTo(50_000);
        assertThat(stop.type()).isEqualTo(OrderType.MARKET);
        assertThat(rig.held("BTC")).isEqualByComparingTo("0.5");
        venue.accept(stop.id(), BTC);
        venue.fill(stop.id(), BTC, "f3", 93_00, 50_000, false);
        rig.settle();
        assertThat(rig.total("BTC")).isZero();
        assertSound();
    }

    @Test
    void aTargetFilledBeforeItsCancelEndsTheStopThatFired() {
        own(100_000, 100_00);
        GroupView pair = pair("1");
        venue.accept(id(pair, 0), BTC);
        fall(94_00, id(pair, 1));

        venue.fill(id(pair, 0), BTC, "f", 120_00, 100_000, true);
        rig.settle();

        assertThat(rig.status(id(pair, 1))).isEqualTo(OrderStatus.CANCELLED);
        assertThat(venue.submitted()).extracting(VenueOrder::id).doesNotContain(id(pair, 1));
        assertSound();
    }

    @Test
    void cancellingOneExitCancelsTheOther() {
        own(100_000, 100_00);
        GroupView pair = pair("1");
        venue.accept(id(pair, 0), BTC);
        rig.settle();

        rig.trading().cancel(USER, id(pair, 1));

        Awaitility.await().until(() -> venue.cancels().contains(id(pair, 0)));
        venue.cancelled(id(pair, 0), BTC);
        rig.settle();
        assertThat(rig.held("BTC")).isZero();
    }

    @Test
    void aStopThatFiredIsSentAfterARestartInBetween() {
        own(100_000, 100_00);
        GroupView pair = pair("1");
        venue.accept(id(pair, 0), BTC);
        fall(94_00, id(pair, 1));

        restart(RiskSettings.none());

        await(id(pair, 0), OrderStatus.CANCELLED);
        awaitOffered(id(pair, 1));
        assertThat(venue.submitted()).hasSize(1);
        assertThat(rig.held("BTC")).isEqualByComparingTo("1");
        assertSound();
    }

    // brackets

    @Test
    void exitsWaitForTheEntryAndAreOfWhatItFilled() {
        GroupView group = place(bracket("1"));
        assertThat(group.orders())
                .extracting(OrderView::status)
                .containsExactly(OrderStatus.PENDING, OrderStatus.WAITING, OrderStatus.WAITING);
        assertThat(venue.submitted()).hasSize(1);
        market.trade(FakeMarket.BTC, 80_00);
        venue.accept(id(group, 0), BTC);
        venue.fill(id(group, 0), BTC, "f", 97_00, 60_000, true);
        rig.settle();
        assertThat(venue.submitted()).as("the entry still works").hasSize(1);
        venue.cancelled(id(group, 0), BTC);
        rig.settle();

        awaitOffered(id(group, 1));
        assertThat(venue.submitted().getLast().quantity()).isEqualTo(60_000);
        assertThat(rig.order(id(group, 2)).quantity()).isEqualByComparingTo("0.6");
        assertThat(rig.held("BTC")).isEqualByComparingTo("0.6");
        assertThat(rig.held("USDT")).isZero();
        venue.accept(id(group, 1), BTC);
        rig.settle();

        fall(89_00, id(group, 2));
        venue.cancelled(id(group, 1), BTC);
        awaitOffered(id(group, 2));
        assertSound();
    }

    @Test
    void exitsEndWithAnEntryThatWasNotFilled() {
        GroupView group = place(bracket("1"));
        venue.accept(id(group, 0), BTC);
        venue.cancelled(id(group, 0), BTC);
        rig.settle();

        assertThat(rig.status(id(group, 1))).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.status(id(group, 2))).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.held("USDT")).isZero();
        assertSound();
    }

    @Test
    void exitsOfWhatWasSoldMeanwhileAreRejectedAndTradingGoesOn() {
        GroupView group = place(bracket("1"));
        venue.accept(id(group, 0), BTC);
        venue.fill(id(group, 0), BTC, "f", 97_00, 60_000, true);
        rig.settle();
        OrderView sale = sell("0.5", "120");
        venue.cancelled(id(group, 0), BTC);
        rig.settle();

        assertThat(rig.status(id(group, 1))).isEqualTo(OrderStatus.REJECTED);
        assertThat(rig.status(id(group, 2))).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.status(sale.id())).isEqualTo(OrderStatus.PENDING);
        assertThat(rig.held("BTC")).isEqualByComparingTo("0.5");
        assertSound();
    }

    @Test
    void exitsAreThereAfterARestart() {
        GroupView group = place(bracket("1"));
        venue.accept(id(group, 0), BTC);
        rig.settle();
        restart(RiskSettings.none());
        assertThat(venue.submitted()).extracting(VenueOrder::id).containsExactly(id(group, 0));
        venue.accept(id(group, 0), BTC);
        venue.fill(id(group, 0), BTC, "f", 98_00, 100_000, true);
        rig.settle();

        awaitOffered(id(group, 1));
        restart(RiskSettings.none());
        awaitOffered(id(group, 1));
        fall(89_00, id(group, 2));
        Awaitility.await().until(() -> venue.cancels().contains(id(group, 1)));
        assertSound();
    }

    @Test
    void oneKeyIsOneGroupAndAHaltEndsAllOfIt() {
        PlaceGroup request = bracket("1");
        GroupView first = rig.trading().placeGroup(USER, request, "k");
        assertThat(rig.trading().placeGroup(USER, request, "k")).isEqualTo(first);
        assertThat(venue.submitted()).hasSize(1);

        rig.risk().halt(USER, rig.account(), new Halt(false, "Stop"));
        venue.cancelled(id(first, 0), BTC);
        rig.settle();

        assertThat(rig.trading().working(USER, rig.account())).isEmpty();
        assertThat(rig.held("USDT")).isZero();
    }

    @Test
    void refusesAGroupThatIsNoneAndTakesNothingOfIt() {
        own(100_000, 100_00);
        PlaceOrder target = rig.limit(Side.SELL, "1", "120");
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "stop",
                () -> place(new PlaceGroup(null, target, stopAt("0.5", "95"))));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "stop",
                () -> place(new PlaceGroup(null, target, rig.limit(Side.SELL, "1", "90"))));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "target",
                () ->
                        place(
                                new PlaceGroup(
                                        rig.limit(Side.BUY, "1", "98"),
                                        rig.limit(Side.SELL, "1", "97"),
                                        stopAt("1", "90"))));
        assertRefused(
                ErrorCode.INSUFFICIENT_FUNDS,
                "quantity",
                () ->
                        place(
                                new PlaceGroup(
                                        null,
                                        rig.limit(Side.SELL, "2", "120"),
                                        stopAt("2", "95"))));
        venue.busy(true);
        refused(ErrorCode.VENUE_BUSY, () -> place(bracket("1")));
        venue.busy(false);
        assertThat(rig.trading().working(USER, rig.account())).isEmpty();
        assertThat(rig.held("BTC")).isZero();
        assertThat(rig.held("USDT")).isZero();
        assertSound();
    }
}
