package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Exits of positions in perpetuals, long and short, on every database. */
abstract class MarginGroupContract extends MarginFixture {

    private PlaceOrder stopAt(Side side, String quantity, String trigger) {
        return marketOrder(side, quantity).triggeredAt(OrderType.STOP, new BigDecimal(trigger));
    }

    private GroupView place(PlaceGroup group) {
        return rig.trading().placeGroup(USER, group, UUID.randomUUID().toString());
    }

    /** A target at 120 and a stop at 95 of a long position. */
    private GroupView exitsOfLong(String quantity) {
        return place(
                new PlaceGroup(
                        null,
                        limitOrder(Side.SELL, quantity, "120"),
                        stopAt(Side.SELL, quantity, "95")));
    }

    /** To sell short at 101, with a target at 90 and a stop at 110. */
    private PlaceGroup shortBracket(String quantity) {
        return new PlaceGroup(
                limitOrder(Side.SELL, quantity, "101"),
                limitOrder(Side.BUY, quantity, "90"),
                stopAt(Side.BUY, quantity, "110"));
    }

    private static OrderId id(GroupView group, int index) {
        return group.orders().get(index).id();
    }

    private VenueOrder awaitOffered(OrderId order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> venue.submitted().stream().anyMatch(o -> o.id().equals(order)));
        return venue.submitted().stream().filter(o -> o.id().equals(order)).findFirst().get();
    }

    private void moves(long price, OrderId stop) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    market.trade(PERP, price);
                    return Boolean.TRUE.equals(rig.order(stop).triggered());
                });
    }

    private void awaitCancelAsked(OrderId order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> venue.cancels().contains(order));
    }

    @Test
    void bothExitsOnlyReduceNeedNoMarginAndOneEndsTheOther() {
        trade(Side.BUY, "2", "100");
        BigDecimal held = rig.held("USDT");

        GroupView exits = exitsOfLong("2");

        assertThat(exits.orders()).extracting(OrderView::reduceOnly).containsOnly(true);
        assertThat(awaitOffered(id(exits, 0)).reduceOnly()).isTrue();
        assertThat(rig.held("USDT")).isEqualByComparingTo(held);
        venue.accept(id(exits, 0), PERP.id());
        venue.fill(id(exits, 0), PERP.id(), "target", 120_00, 200_000, true);
        rig.settle();
        assertThat(rig.status(id(exits, 0))).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.order(id(exits, 1)).reason()).isEqualTo("The target beside it was filled");
        equal(position().quantity(), "0");
        equal(cash(), "100040");
        equal(rig.held("USDT"), "0");
        assertSound();
    }

    @Test
    void theStopOfAShortBuysBackWhatTheTargetLeft() {
        trade(Side.SELL, "2", "100");
        GroupView exits =
                place(
                        new PlaceGroup(
                                null,
                                limitOrder(Side.BUY, "2", "90"),
                                stopAt(Side.BUY, "2", "110")));
        venue.accept(id(exits, 0), PERP.id());
        venue.fill(id(exits, 0), PERP.id(), "part", 90_00, 50_000, true);
        rig.settle();

        moves(111_00, id(exits, 1));

        awaitCancelAsked(id(exits, 0));
        assertThat(venue.submitted()).extracting(VenueOrder::id).doesNotContain(id(exits, 1));
        venue.cancelled(id(exits, 0), PERP.id());
        VenueOrder stop = awaitOffered(id(exits, 1));
        assertThat(stop.side()).isEqualTo(Side.BUY);
        assertThat(stop.reduceOnly()).isTrue();
        assertThat(stop.quantity()).isEqualTo(150_000);
        // at most 2 % beyond its trigger
        assertThat(stop.price()).isEqualTo(112_20);
        venue.accept(stop.id(), PERP.id());
        venue.fill(stop.id(), PERP.id(), "stop", 111_00, 150_000, false);
        rig.settle();
        equal(position().quantity(), "0");
        equal(cash(), "99988.5");
        assertSound();
    }

    @Test
    void aBracketsExitsAreOfWhatItsEntrySoldShort() {
        GroupView group = place(shortBracket("2"));
        assertThat(group.orders())
                .extracting(OrderView::status)
                .containsExactly(OrderStatus.PENDING, OrderStatus.WAITING, OrderStatus.WAITING);
        equal(rig.held("USDT"), "20.2");
        market.trade(PERP, 111_00);
        venue.accept(id(group, 0), PERP.id());
        venue.fill(id(group, 0), PERP.id(), "entry", 101_00, 120_000, true);
        rig.settle();
        assertThat(venue.submitted()).as("the entry still works").hasSize(1);

        venue.cancelled(id(group, 0), PERP.id());
        rig.settle();

        VenueOrder target = awaitOffered(id(group, 1));
        assertThat(target.quantity()).isEqualTo(120_000);
        assertThat(target.reduceOnly()).isTrue();
        equal(rig.order(id(group, 2)).quantity(), "1.2");
        equal(rig.held("USDT"), "12.12");
        moves(112_00, id(group, 2));
        awaitCancelAsked(id(group, 1));
        venue.cancelled(id(group, 1), PERP.id());
        assertThat(awaitOffered(id(group, 2)).quantity()).isEqualTo(120_000);
        assertSound();
    }

    @Test
    void exitsThatFollowAnEntryThroughZeroAreOfThePositionItLeft() {
        trade(Side.BUY, "1.5", "100");
        GroupView group = place(shortBracket("2"));
        venue.accept(id(group, 0), PERP.id());
        venue.fill(id(group, 0), PERP.id(), "entry", 101_00, 200_000, true);
        rig.settle();

        assertThat(awaitOffered(id(group, 1)).quantity()).isEqualTo(50_000);
        equal(rig.order(id(group, 2)).quantity(), "0.5");
        assertSound();
    }

    @Test
    void exitsEndWithThePositionAndThoseOfAnEntryThatWaitsStay() {
        trade(Side.BUY, "2", "100");
        GroupView exits = exitsOfLong("2");
        venue.accept(id(exits, 0), PERP.id());
        GroupView waiting = place(shortBracket("1"));

        trade(Side.SELL, "1", "100");
        assertThat(rig.status(id(exits, 1))).isEqualTo(OrderStatus.WAITING);
        trade(Side.SELL, "1", "100");

        equal(position().quantity(), "0");
        assertThat(rig.order(id(exits, 1)).reason())
                .isEqualTo("The position that it would have closed is gone");
        awaitCancelAsked(id(exits, 0));
        venue.cancelled(id(exits, 0), PERP.id());
        rig.settle();
        assertThat(rig.status(id(exits, 0))).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.status(id(waiting, 1))).isEqualTo(OrderStatus.WAITING);
        assertThat(rig.status(id(waiting, 2))).isEqualTo(OrderStatus.WAITING);
        assertSound();
    }

    @Test
    void aStopIsOfNoMoreThanThePositionThatIsLeft() {
        trade(Side.BUY, "2", "100");
        GroupView exits = exitsOfLong("2");
        venue.accept(id(exits, 0), PERP.id());
        trade(Side.SELL, "1.5", "100");

        moves(94_00, id(exits, 1));
        awaitCancelAsked(id(exits, 0));
        venue.cancelled(id(exits, 0), PERP.id());

        assertThat(awaitOffered(id(exits, 1)).quantity()).isEqualTo(50_000);
    }

    @Test
    void aTrailingStopOfAShortFollowsTheMarketDown() {
        trade(Side.SELL, "2", "100");
        GroupView exits =
                place(
                        new PlaceGroup(
                                null,
                                limitOrder(Side.BUY, "2", "50"),
                                marketOrder(Side.BUY, "2").trailing(new BigDecimal("5"))));
        venue.accept(id(exits, 0), PERP.id());
        equal(rig.order(id(exits, 1)).triggerPrice(), "105");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    market.trade(PERP, 80_00);
                    return new BigDecimal("85").compareTo(rig.order(id(exits, 1)).triggerPrice())
                            == 0;
                });
        moves(85_00, id(exits, 1));
        awaitCancelAsked(id(exits, 0));
        venue.cancelled(id(exits, 0), PERP.id());
        assertThat(awaitOffered(id(exits, 1)).price()).isEqualTo(86_70);
    }

    @Test
    void exitsAreThereAfterARestart() {
        GroupView group = place(shortBracket("2"));
        venue.accept(id(group, 0), PERP.id());
        rig.settle();

        restart();

        awaitOffered(id(group, 0));
        assertThat(venue.submitted()).hasSize(1);
        venue.accept(id(group, 0), PERP.id());
        venue.fill(id(group, 0), PERP.id(), "entry", 101_00, 200_000, true);
        rig.settle();
        awaitOffered(id(group, 1));

        restart();

        assertThat(awaitOffered(id(group, 1)).reduceOnly()).isTrue();
        moves(111_00, id(group, 2));
        awaitCancelAsked(id(group, 1));
        assertSound();
    }

    @Test
    void refusesExitsThatWouldOpenAndAVenueThatKnowsNoPositions() {
        assertRefused(ErrorCode.REDUCE_ONLY_WOULD_INCREASE, "reduceOnly", () -> exitsOfLong("2"));
        trade(Side.BUY, "2", "100");
        assertRefused(
                ErrorCode.REDUCE_ONLY_WOULD_INCREASE,
                "reduceOnly",
                () ->
                        place(
                                new PlaceGroup(
                                        null,
                                        limitOrder(Side.BUY, "2", "90"),
                                        stopAt(Side.BUY, "2", "110"))));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "stop",
                () ->
                        place(
                                new PlaceGroup(
                                        null,
                                        limitOrder(Side.SELL, "2", "120"),
                                        stopAt(Side.BUY, "2", "95"))));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "target",
                () ->
                        place(
                                new PlaceGroup(
                                        limitOrder(Side.SELL, "2", "101"),
                                        limitOrder(Side.BUY, "2", "102"),
                                        stopAt(Side.BUY, "2", "110"))));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "entry",
                () ->
                        place(
                                new PlaceGroup(
                                        limitOrder(Side.SELL, "2", "101").asReduceOnly(),
                                        limitOrder(Side.BUY, "2", "90"),
                                        stopAt(Side.BUY, "2", "110"))));
        venue.can(VenueCapabilities.PLAIN);
        assertRefused(ErrorCode.ORDER_TYPE_UNSUPPORTED, "reduceOnly", () -> exitsOfLong("2"));
        assertThat(rig.trading().working(USER, rig.account())).isEmpty();
        equal(rig.held("USDT"), "20");
        assertSound();
    }
}
