package io.aibotiyi.backend.routing.parents;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.routing.ParentChanged;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.PlannedSlice;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What each algorithm promises, on every database it runs on. */
abstract class ParentContract extends RoutingFixture {

    private static final Duration SECOND = Duration.ofSeconds(1);

    // ---- TWAP

    @Test
    void sendsEvenPartsInTimeAndCompletes() {
        ParentOrderId id =
                begin(new Asked(Algorithm.TWAP).slices(3, Style.AGGRESSIVE).quantity("3"));

        List<VenueOrder> first = round();
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().quantity()).isEqualTo(100_000);
        assertThat(first.getFirst().price()).isEqualTo(100_10);
        assertThat(first.getFirst().timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(after(Duration.ofSeconds(19))).isEmpty();
        assertThat(after(SECOND)).hasSize(1);
        assertThat(parent(id).filled()).isEqualByComparingTo("2");
        assertThat(after(Duration.ofSeconds(20))).hasSize(1);

        ParentView done = parent(id);
        assertThat(done.status()).isEqualTo(ParentStatus.COMPLETED);
        assertThat(done.filled()).isEqualByComparingTo("3");
        assertThat(done.averagePrice()).isEqualByComparingTo("100.10");
        assertThat(done.arrivalPrice()).isEqualByComparingTo("100");
        assertThat(done.arrivalSlippage()).isEqualByComparingTo("10");
        assertThat(done.children()).isEqualTo(3);
        assertThat(rig.parents().working(RoutingRig.USER, rig.account())).isEmpty();
        List<ChildView> children = rig.parents().children(RoutingRig.USER, id, 10);
        assertThat(children).extracting(ChildView::number).containsExactly(3, 2, 1);
        assertThat(children).allSatisfy(c -> assertThat(c.status()).isEqualTo(OrderStatus.FILLED));
    }

    @Test
    void sendsWhatWasNotFilledAgainAndNeverMoreThanIsDue() {
        ParentOrderId id =
                begin(new Asked(Algorithm.TWAP).slices(2, Style.AGGRESSIVE).quantity("2"));

        assertThat(round(30_000).getFirst().quantity()).isEqualTo(100_000);
        assertThat(round()).isEmpty();
        assertThat(after(SECOND).getFirst().quantity()).isEqualTo(70_000);
        assertThat(after(Duration.ofSeconds(5))).isEmpty();
        assertThat(after(Duration.ofSeconds(24)).getFirst().quantity()).isEqualTo(100_000);
        assertStatus(id, ParentStatus.COMPLETED);
    }

    @Test
    void catchesUpAfterAPauseWithoutExceedingTheQuantity() {
        ParentOrderId id = begin(new Asked(Algorithm.TWAP).slices(6, Style.MARKET).quantity("6"));
        round();

        List<VenueOrder> late = after(Duration.ofSeconds(45));

        assertThat(late).hasSize(1);
        assertThat(late.getFirst().quantity()).isEqualTo(400_000);
        assertThat(parent(id).filled()).isEqualByComparingTo("5");
    }

    @Test
    void aPassivePartRestsAndIsTakenWhenItsTimeIsOver() {
        ParentOrderId id = begin(new Asked(Algorithm.TWAP).slices(2, Style.PASSIVE).quantity("2"));

        VenueOrder rests = round().getFirst();
        assertThat(rests.price()).isEqualTo(99_90);
        assertThat(rests.timeInForce()).isEqualTo(TimeInForce.GTC);
        exchange.fill(rests.id(), 40_000);
        assertThat(after(Duration.ofSeconds(29))).isEmpty();
        assertThat(parent(id).filled()).isEqualByComparingTo("0.4");

        assertThat(after(SECOND)).isEmpty();
        assertThat(venue.cancels()).containsExactly(rests.id());
        VenueOrder taken = round().getFirst();
        assertThat(taken.quantity()).isEqualTo(60_000);
        assertThat(taken.price()).isEqualTo(100_10);
        VenueOrder second = after(SECOND).getFirst();
        assertThat(second.quantity()).isEqualTo(100_000);
        assertThat(second.timeInForce()).isEqualTo(TimeInForce.GTC);

        after(Duration.ofSeconds(26));
        assertThat(round().getFirst().timeInForce()).isEqualTo(TimeInForce.IOC);
        assertStatus(id, ParentStatus.COMPLETED);
    }

    @Test
    void waitsWhileTheMarketIsBeyondTheLimitAndSaysSo() {
        ParentOrderId id =
                begin(
                        new Asked(Algorithm.TWAP)
                                .slices(2, Style.AGGRESSIVE)
                                .quantity("2")
                                .limit("100"));

        assertThat(round()).isEmpty();
        assertThat(parent(id).reason()).isEqualTo("The market is beyond the limit price");
        book(99_70, 99_95);
        assertThat(after(SECOND).getFirst().price()).isEqualTo(99_95);
        assertThat(parent(id).reason()).isNull();
        book(100_00, 100_20);
        after(Duration.ofSeconds(60));
        assertThat(parent(id).status()).isEqualTo(ParentStatus.EXPIRED);
        assertThat(parent(id).reason()).isEqualTo("The time is over; 1 of 2 were not filled");
    }

    @Test
    void joinsPartsThatTheVenueWouldNotTake() {
        // the venue wants 10 USDT: 0.1 and, with the reserve, 0.125
        List<PlannedSlice> slices =
                rig.parents()
                        .preview(
                                RoutingRig.USER,
                                request(
                                        new Asked(Algorithm.TWAP)
                                                .slices(10, Style.PASSIVE)
                                                .quantity("0.7")))
                        .slices();

        assertThat(slices)
                .extracting(s -> s.quantity().toPlainString())
                .containsExactly("0.14", "0.14", "0.14", "0.14", "0.14");
        assertThat(slices.getFirst().time()).isEqualTo(clock.instant().plusSeconds(6));
    }

    // ---- VWAP

    @Test
    void followsTheVolumeOfTheDaysBefore() {
        long start = EpochNanos.of(clock.instant());
        long day = 86_400_000_000_000L;
        long minute = 60_000_000_000L;
        for (int back = 1; back <= 2; back++) {
            market.past(BTC, new Candle(start - back * day, 1, 1, 1, 1, 100, 1));
            market.past(BTC, new Candle(start - back * day + 2 * minute, 1, 1, 1, 1, 300, 1));
        }
        ParentOrderId id =
                begin(
                        new Asked(Algorithm.VWAP)
                                .seconds(240L)
                                .slices(4, Style.AGGRESSIVE)
                                .quantity("4"));

        assertThat(round().getFirst().quantity()).isEqualTo(100_000);
        assertThat(after(Duration.ofMinutes(1))).isEmpty();
        assertThat(after(Duration.ofMinutes(1)).getFirst().quantity()).isEqualTo(300_000);
        assertStatus(id, ParentStatus.COMPLETED);
    }

    @Test
    void refusesVwapWhereNoVolumeIsKnown() {
        refused(
                ErrorCode.NO_VOLUME_HISTORY,
                "algorithm",
                () -> begin(new Asked(Algorithm.VWAP).quantity("4")));
    }

    // ---- POV

    @Test
    void staysWithinItsShareOfTheVolume() {
        ParentOrderId id =
                begin(new Asked(Algorithm.POV).share("0.1", Style.AGGRESSIVE).quantity("5"));

        assertThat(round()).isEmpty();
        trade(100_00, 500_000);
        assertThat(after(SECOND).getFirst().quantity()).isEqualTo(50_000);
        assertThat(after(SECOND)).isEmpty();
        // 0.1 of 0.9 more would be worth less than 10 USDT: it waits for more volume
        trade(100_00, 90_000);
        assertThat(after(SECOND)).isEmpty();
        trade(100_20, 410_000);
        assertThat(after(SECOND).getFirst().quantity()).isEqualTo(50_000);

        ParentView view = parent(id);
        assertThat(view.filled()).isEqualByComparingTo("1");
        assertThat(view.marketVwap()).isEqualByComparingTo("100.082");
        assertThat(view.vwapSlippage()).isEqualByComparingTo("1.80");
        after(Duration.ofSeconds(60));
        assertStatus(id, ParentStatus.EXPIRED);
    }

    @Test
    void aPassiveShareGoesAfterTheMarket() {
        begin(new Asked(Algorithm.POV).share("1", Style.PASSIVE).quantity("5"));
        round();
        trade(100_00, 100_000);
        VenueOrder first = after(SECOND).getFirst();
        assertThat(first.price()).isEqualTo(99_90);
        book(100_40, 100_60);

        assertThat(after(SECOND)).isEmpty();
        assertThat(venue.cancels()).isEmpty();
        after(Duration.ofSeconds(2));
        assertThat(venue.cancels()).containsExactly(first.id());
        assertThat(round().getFirst().price()).isEqualTo(100_40);
    }

    // ---- iceberg

    @Test
    void showsTheNextPartWhenOneIsFilled() {
        ParentOrderId id =
                begin(
                        new Asked(Algorithm.ICEBERG)
                                .seconds(null)
                                .limit("99.5")
                                .quantity("1.1")
                                .showing("0.5"));

        VenueOrder first = round().getFirst();
        assertThat(first.quantity()).isEqualTo(50_000);
        assertThat(first.price()).isEqualTo(99_50);
        exchange.fill(first.id(), 20_000);
        assertThat(round()).isEmpty();
        exchange.fill(first.id(), 30_000);
        // what is left after the second part, 0.1, would be worth less than 10 USDT
        VenueOrder second = round().getFirst();
        assertThat(second.quantity()).isEqualTo(60_000);
        exchange.fill(second.id(), 60_000);
        round();
        assertStatus(id, ParentStatus.COMPLETED);
    }

    @Test
    void endsWhenItsChildIsCancelledByItsOwner() {
        ParentOrderId id =
                begin(new Asked(Algorithm.ICEBERG).limit("99.5").quantity("1").showing("0.5"));
        round();

        rig.trading().cancelAll(RoutingRig.USER, rig.account());
        round();

        assertThat(parent(id).status()).isEqualTo(ParentStatus.CANCELLED);
        assertThat(parent(id).reason()).startsWith("Its child order").contains("was cancelled");
        assertThat(after(SECOND)).isEmpty();
    }

    // ---- cancels, halts, refusals

    @Test
    void aCancelEndsTheChildrenFirst() {
        ParentOrderId id =
                begin(new Asked(Algorithm.ICEBERG).limit("99.5").quantity("1").showing("0.5"));
        VenueOrder child = round().getFirst();
        exchange.fill(child.id(), 10_000);

        ParentView asked = rig.parents().cancel(RoutingRig.USER, id);
        assertThat(asked.status()).isEqualTo(ParentStatus.CANCELLING);
        rig.round();
        assertThat(venue.cancels()).containsExactly(child.id());
        assertStatus(id, ParentStatus.CANCELLING);
        assertThat(rig.parents().cancel(RoutingRig.USER, id).status())
                .isEqualTo(ParentStatus.CANCELLING);
        round();

        ParentView done = parent(id);
        assertThat(done.status()).isEqualTo(ParentStatus.CANCELLED);
        assertThat(done.reason()).isEqualTo("Cancelled as asked");
        assertThat(done.filled()).isEqualByComparingTo("0.1");
        refused(
                ErrorCode.PARENT_ORDER_NOT_WORKING,
                null,
                () -> rig.parents().cancel(RoutingRig.USER, id));
        assertThat(venue.cancels()).hasSize(1);
    }

    @Test
    void aFillThatOvertakesTheCancelCompletesIt() {
        ParentOrderId id =
                begin(new Asked(Algorithm.ICEBERG).limit("99.5").quantity("1").showing("1"));
        VenueOrder child = round().getFirst();
        rig.parents().cancelAll(RoutingRig.USER, rig.account());
        exchange.fill(child.id(), 100_000);
        round();

        assertStatus(id, ParentStatus.COMPLETED);
    }

    @Test
    void theKillSwitchEndsParentOrdersAlsoBetweenTheirChildren() {
        ParentOrderId waits =
                begin(new Asked(Algorithm.TWAP).slices(2, Style.AGGRESSIVE).quantity("2"));
        ParentOrderId works =
                begin(new Asked(Algorithm.ICEBERG).limit("99.5").quantity("1").showing("0.5"));
        round();

        rig.risk().halt(RoutingRig.USER, rig.account(), new Halt(false, "Enough"));
        List<ParentChanged> news = rig.news();
        round();
        rig.risk().resume(RoutingRig.USER, rig.account());
        clock.advance(Duration.ofSeconds(40));

        assertThat(round()).isEmpty();
        for (ParentOrderId id : List.of(waits, works)) {
            assertThat(parent(id).status()).isEqualTo(ParentStatus.FAILED);
            assertThat(parent(id).reason()).isEqualTo("Trading was halted: Enough");
        }
        assertThat(news).isNotEmpty();
    }

    @Test
    void aRefusalThatWaitingDoesNotMendEndsIt() {
        ParentOrderId id =
                begin(
                        new Asked(Algorithm.TWAP)
                                .side(Side.SELL)
                                .slices(2, Style.AGGRESSIVE)
                                .quantity("2"));
        round();
        round();

        assertThat(parent(id).status()).isEqualTo(ParentStatus.FAILED);
        assertThat(parent(id).reason()).contains("free to sell");
        assertThat(rig.parents().children(RoutingRig.USER, id, 10)).hasSize(1);
    }

    @Test
    void aBusyVenueIsAskedAgainEverLess() {
        ParentOrderId id =
                begin(
                        new Asked(Algorithm.TWAP)
                                .seconds(600L)
                                .slices(1, Style.AGGRESSIVE)
                                .quantity("2"));
        venue.busy(true);
        for (int second = 0; second < 60; second++) {
            round();
            clock.advance(SECOND);
        }

        // after 1, 2, 4, 8, 16 and 30 seconds
        assertThat(parent(id).children()).isEqualTo(6);
        assertThat(parent(id).status()).isEqualTo(ParentStatus.WORKING);
        assertThat(parent(id).reason()).startsWith("Trying again: ");
        venue.busy(false);
        clock.advance(Duration.ofSeconds(30));
        round();
        assertStatus(id, ParentStatus.COMPLETED);
        assertThat(venue.submitted()).hasSize(1);
    }

    @Test
    void aVenueThatRejectsEveryChildEndsIt() {
        ParentOrderId id =
                begin(
                        new Asked(Algorithm.TWAP)
                                .seconds(600L)
                                .slices(1, Style.AGGRESSIVE)
                                .quantity("2"));
        int told = 0;
        for (int second = 0; second < 120; second++) {
            rig.round();
            for (; told < venue.submitted().size(); told++) {
                venue.reject(venue.submitted().get(told).id(), BTC.id(), "No such market");
            }
            rig.round();
            clock.advance(SECOND);
        }

        assertThat(parent(id).status()).isEqualTo(ParentStatus.FAILED);
        assertThat(parent(id).reason()).isEqualTo("Refused by the venue: No such market");
        assertThat(told).isEqualTo(5);
    }

    @Test
    void placesNothingWhileNewOrdersAreSwitchedOff() {
        ParentOrderId id =
                begin(new Asked(Algorithm.TWAP).slices(2, Style.AGGRESSIVE).quantity("2"));
        rig.gate.set(false);
        assertThat(round()).isEmpty();
        assertThat(parent(id).reason()).isEqualTo("An administrator has switched new orders off");

        rig.gate.set(true);
        assertThat(after(SECOND)).hasSize(1);
    }

    @Test
    void waitsForABookThatIsNotLive() {
        ParentOrderId id =
                begin(new Asked(Algorithm.TWAP).slices(2, Style.AGGRESSIVE).quantity("2"));
        market.loseBook(BTC);

        assertThat(round()).isEmpty();
        assertThat(parent(id).reason()).isEqualTo("The book is not live");
        book(99_90, 100_10);
        assertThat(after(SECOND)).hasSize(1);
    }

    // ---- starting

    @Test
    void theSameKeyIsOneParentOrder() {
        StartParent request =
                request(new Asked(Algorithm.TWAP).slices(2, Style.MARKET).quantity("2"));
        String key = UUID.randomUUID().toString();
        ParentView first = rig.parents().start(RoutingRig.USER, request, key);

        assertThat(rig.parents().start(RoutingRig.USER, request, key)).isEqualTo(first);
        refused(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                null,
                () ->
                        rig.parents()
                                .start(
                                        RoutingRig.USER,
                                        request(new Asked(Algorithm.TWAP).quantity("3")),
                                        key));
        refused(
                ErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                null,
                () -> rig.parents().start(RoutingRig.USER, request, "no spaces"));
    }

    @Test
    void anAccountHasABoundedNumberOfThem() {
        Asked asked = new Asked(Algorithm.TWAP).quantity("2");
        for (int i = 0; i < 3; i++) {
            begin(asked);
        }
        refused(ErrorCode.TOO_MANY_PARENT_ORDERS, null, () -> begin(asked));
        assertThat(rig.parents().working(RoutingRig.USER, rig.account())).hasSize(3);
    }

    @Test
    void anotherPersonsAreNotThere() {
        ParentOrderId id = begin(new Asked(Algorithm.TWAP).quantity("2"));
        UserId other = new UserId(new UUID(2, 2));

        refused(ErrorCode.PARENT_ORDER_NOT_FOUND, "parent", () -> rig.parents().parent(other, id));
        refused(ErrorCode.PARENT_ORDER_NOT_FOUND, "parent", () -> rig.parents().cancel(other, id));
        refused(ErrorCode.NOT_FOUND, "account", () -> rig.parents().working(other, rig.account()));
        refused(
                ErrorCode.NOT_FOUND,
                "account",
                () -> rig.parents().start(other, request(new Asked(Algorithm.TWAP)), "a"));
    }

    @Test
    void refusesWhatIsWrongWithTheFieldThatIsToBlame() {
        bad("durationSeconds", new Asked(Algorithm.TWAP).seconds(null));
        bad("durationSeconds", new Asked(Algorithm.TWAP).seconds(9L));
        bad("durationSeconds", new Asked(Algorithm.TWAP).seconds(86_401L));
        bad("quantity", new Asked(Algorithm.TWAP).quantity("0"));
        bad("limitPrice", new Asked(Algorithm.ICEBERG).showing("0.5"));
        bad("tuning.displayQuantity", new Asked(Algorithm.ICEBERG).limit("99"));
        bad("tuning.participation", new Asked(Algorithm.POV));
        bad("tuning.participation", new Asked(Algorithm.POV).share("1.5", Style.PASSIVE));
        bad("tuning.participation", new Asked(Algorithm.TWAP).share("0.5", Style.PASSIVE));
        bad("tuning.slices", new Asked(Algorithm.POV).slices(5, Style.PASSIVE));
        bad("tuning.slices", new Asked(Algorithm.TWAP).slices(501, Style.PASSIVE));
        bad(
                "tuning.style",
                new Asked(Algorithm.BEST_PRICE)
                        .slices(1, Style.PASSIVE)
                        .tuned(new Tuning(null, Style.MARKET, null, null, null)));
        bad(
                "tuning.jitter",
                new Asked(Algorithm.TWAP)
                        .tuned(new Tuning(null, null, new BigDecimal("1.1"), null, null)));
        refused(
                ErrorCode.QUANTITY_NOT_ON_LOT,
                "quantity",
                () -> begin(new Asked(Algorithm.TWAP).quantity("1.0000001")));
        refused(
                ErrorCode.PRICE_NOT_ON_TICK,
                "limitPrice",
                () -> begin(new Asked(Algorithm.TWAP).limit("99.999")));
        refused(
                ErrorCode.BELOW_MINIMUM_NOTIONAL,
                "quantity",
                () -> begin(new Asked(Algorithm.TWAP).quantity("0.09")));
    }

    private void bad(String field, Asked asked) {
        refused(ErrorCode.INVALID_FIELD, field, () -> begin(asked));
    }

    @Test
    void tellsEachChangeOnceAndInOrder() {
        ParentOrderId id = begin(new Asked(Algorithm.TWAP).slices(1, Style.MARKET).quantity("2"));
        round();

        List<ParentView> told = rig.news().stream().map(ParentChanged::parent).toList();
        assertThat(told).allSatisfy(view -> assertThat(view.id()).isEqualTo(id));
        assertThat(told).extracting(ParentView::version).isSorted().doesNotHaveDuplicates();
        assertThat(told.getFirst().status()).isEqualTo(ParentStatus.WORKING);
        assertThat(told.getLast()).isEqualTo(parent(id));
        assertThat(told.getLast().status()).isEqualTo(ParentStatus.COMPLETED);
        assertThat(venue.submitted().getFirst().type()).isEqualTo(OrderType.LIMIT);
    }
}
