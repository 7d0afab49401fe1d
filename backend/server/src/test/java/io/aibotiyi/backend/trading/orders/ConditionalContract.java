package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.strategies.execution.PaperExecution;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.strategies.simulation.SimulatedMarket;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What orders with a trigger, an expiry or other terms promise, on every database. */
abstract class ConditionalContract extends RiskFixture {

    private static final Clock CLOCK = Clock.systemUTC();

    PlaceOrder stop(Side side, String quantity, String trigger) {
        return rig.market(side, quantity).triggeredAt(OrderType.STOP, new BigDecimal(trigger));
    }

    PlaceOrder stopLimit(Side side, String quantity, String trigger, String price) {
        return rig.limit(side, quantity, price)
                .triggeredAt(OrderType.STOP_LIMIT, new BigDecimal(trigger));
    }

    private void able() {
        venue.can(SimulatedMarket.CAPABILITIES);
    }

    private VenueOrder awaitOffer(OrderView order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> venue.submitted().stream().anyMatch(o -> o.id().equals(order.id())));
        List<VenueOrder> offers =
                venue.submitted().stream().filter(o -> o.id().equals(order.id())).toList();
        assertThat(offers).hasSize(1);
        return offers.getFirst();
    }

    private void awaitStatus(OrderView order, OrderStatus status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> rig.status(order.id()) == status);
    }

    /** Until a trade is seen, the watch is not known to have begun. */
    private void tradeUntil(long price, OrderView order, OrderStatus status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    market.trade(FakeMarket.BTC, price);
                    return rig.status(order.id()) == status;
                });
    }

    // watched here

    @Test
    void aStopLimitWaitsHereHoldsItsWorstAndIsSentWhenItFires() {
        OrderView order = rig.place(stopLimit(Side.BUY, "1", "110", "112"));

        assertThat(order.status()).isEqualTo(OrderStatus.WAITING);
        assertThat(order.emulated()).isTrue();
        assertThat(order.triggered()).isFalse();
        assertThat(rig.held("USDT")).isEqualByComparingTo("112.056");
        assertThat(venue.submitted()).isEmpty();

        tradeUntil(110_00, order, OrderStatus.PENDING);

        VenueOrder offer = awaitOffer(order);
        assertThat(offer.type()).isEqualTo(OrderType.LIMIT);
        assertThat(offer.price()).isEqualTo(112_00);
        assertThat(offer.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(rig.order(order.id()).triggered()).isTrue();
        venue.accept(order.id(), BTC);
        venue.fill(order.id(), BTC, "f", 111_00, 100_000, false);
        rig.settle();
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.held("USDT")).isZero();
        assertSound();
    }

    @Test
    void doesNotFireBeforeTheTrigger() {
        OrderView early = rig.place(stop(Side.BUY, "1", "110"));
        OrderView marker = rig.place(stop(Side.BUY, "1", "105"));

        tradeUntil(109_99, marker, OrderStatus.PENDING);

        assertThat(rig.status(early.id())).isEqualTo(OrderStatus.WAITING);
        assertThat(venue.submitted()).extracting(VenueOrder::id).containsOnly(marker.id());
    }

    @Test
    void aStopSaleFiresOnTheWayDownAndHoldsWhatItSells() {
        own(100_000, 100_00);
        OrderView order = rig.place(stop(Side.SELL, "1", "95"));
        assertThat(rig.held("BTC")).isEqualByComparingTo("1");
        assertRefused(
                ErrorCode.INSUFFICIENT_FUNDS,
                "quantity",
                () -> rig.place(rig.limit(Side.SELL, "0.5", "120")));

        tradeUntil(94_00, order, OrderStatus.PENDING);

        VenueOrder offer = awaitOffer(order);
        assertThat(offer.type()).isEqualTo(OrderType.MARKET);
        assertThat(offer.timeInForce()).isEqualTo(TimeInForce.IOC);
    }

    @Test
    void aStopBuyWithoutALimitIsProtectedFromItsTrigger() {
        OrderView order = rig.place(stop(Side.BUY, "1", "110"));
        // 110 and 2 %, with the fee
        assertThat(rig.held("USDT")).isEqualByComparingTo("112.25610");

        tradeUntil(111_00, order, OrderStatus.PENDING);

        VenueOrder offer = awaitOffer(order);
        assertThat(offer.type()).isEqualTo(OrderType.LIMIT);
        assertThat(offer.timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(offer.price()).isEqualTo(112_20);
    }

    @Test
    void touchedOrdersWaitForThePriceToComeTheirWay() {
        OrderView buys =
                rig.place(
                        rig.market(Side.BUY, "1")
                                .triggeredAt(OrderType.MARKET_IF_TOUCHED, new BigDecimal("90")));
        OrderView limited =
                rig.place(
                        rig.limit(Side.BUY, "1", "89")
                                .triggeredAt(OrderType.LIMIT_IF_TOUCHED, new BigDecimal("90")));

        tradeUntil(90_00, buys, OrderStatus.PENDING);
        awaitStatus(limited, OrderStatus.PENDING);

        assertThat(awaitOffer(buys).price()).isEqualTo(91_80);
        assertThat(awaitOffer(limited).price()).isEqualTo(89_00);
    }

    @Test
    void aTrailingStopFollowsTheBestPriceAndNeverGoesBack() {
        own(100_000, 100_00);
        OrderView order = rig.place(rig.market(Side.SELL, "1").trailing(new BigDecimal("5")));
        assertThat(order.triggerPrice()).isEqualByComparingTo("95");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    market.trade(FakeMarket.BTC, 120_00).trade(FakeMarket.BTC, 118_00);
                    BigDecimal trigger = rig.order(order.id()).triggerPrice();
                    return trigger != null && trigger.compareTo(new BigDecimal("115")) == 0;
                });
        // the mark, which the new order begins with, is none of the other's business
        OrderView marker = rig.place(stop(Side.BUY, "1", "116"));
        tradeUntil(116_00, marker, OrderStatus.PENDING);
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.WAITING);

        tradeUntil(115_00, order, OrderStatus.PENDING);
        assertThat(awaitOffer(order).type()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void aTrailingBuyFreesWhatItNoLongerNeeds() {
        OrderView order = rig.place(rig.market(Side.BUY, "1").trailing(new BigDecimal("10")));
        assertThat(rig.held("USDT")).isEqualByComparingTo("112.25610");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    market.trade(FakeMarket.BTC, 80_00);
                    return rig.held("USDT").compareTo(new BigDecimal("91.84590")) == 0;
                });
        assertThat(rig.order(order.id()).triggerPrice()).isEqualByComparingTo("90");
        assertSound();
    }

    @Test
    void cancelsWhatWaitsHereOnTheSpot() {
        OrderView order = rig.place(stop(Side.BUY, "1", "110"));

        OrderView cancelled = rig.trading().cancel(USER, order.id());

        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(venue.cancels()).isEmpty();
        assertThat(rig.held("USDT")).isZero();
        assertSound();
    }

    @Test
    void whatWaitsSurvivesARestartAndFiresAtOnceIfThePriceWentBy() {
        OrderView far = rig.place(stop(Side.BUY, "1", "150"));
        OrderView near = rig.place(stopLimit(Side.BUY, "1", "110", "112"));

        price(111_00);
        restart(RiskSettings.none());

        awaitStatus(near, OrderStatus.PENDING);
        assertThat(awaitOffer(near).type()).isEqualTo(OrderType.LIMIT);
        assertThat(venue.submitted()).extracting(VenueOrder::id).containsOnly(near.id());
        assertThat(rig.status(far.id())).isEqualTo(OrderStatus.WAITING);
        tradeUntil(150_00, far, OrderStatus.PENDING);
        awaitOffer(far);
    }

    @Test
    void whatFiredIsSentAgainAfterARestart() {
        own(100_000, 100_00);
        OrderView order = rig.place(stop(Side.SELL, "1", "95"));
        tradeUntil(94_00, order, OrderStatus.PENDING);
        awaitOffer(order);

        restart(RiskSettings.none());

        assertThat(awaitOffer(order).type()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void aHaltCancelsWhatWaits() {
        OrderView order = rig.place(stop(Side.BUY, "1", "110"));

        rig.risk().halt(USER, rig.account(), new Halt(false, "Stop"));

        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.held("USDT")).isZero();
        market.trade(FakeMarket.BTC, 110_00);
        assertThat(venue.submitted()).isEmpty();
    }

    @Test
    void aBuyIsCheckedAgainAtItsTrigger() {
        OrderView order = rig.place(stop(Side.BUY, "1", "110"));
        limit(limits(null, "100", null, null, null));

        tradeUntil(110_00, order, OrderStatus.REJECTED);

        assertThat(rig.order(order.id()).reason()).startsWith("At its trigger: ");
        assertThat(venue.submitted()).isEmpty();
        assertThat(rig.held("USDT")).isZero();
        assertSound();
    }

    @Test
    void theCollarIsMeasuredFromTheTrigger() {
        limit(limits(null, null, "0.05", null, null));

        rig.place(stopLimit(Side.BUY, "1", "150", "155"));
        refused(
                ErrorCode.PRICE_OUTSIDE_COLLAR,
                () -> rig.place(stopLimit(Side.BUY, "1", "150", "170")));
    }

    // done by the venue

    @Test
    void aVenueThatCanWatchesTheTriggerItself() {
        able();
        OrderView order = rig.place(stopLimit(Side.BUY, "1", "110", "112"));

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.emulated()).isNull();
        VenueOrder offer = awaitOffer(order);
        assertThat(offer.type()).isEqualTo(OrderType.STOP_LIMIT);
        assertThat(offer.triggerPrice()).isEqualTo(110_00);
        venue.accept(order.id(), BTC);
        rig.settle();
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.WAITING);

        venue.triggered(order.id(), BTC);
        venue.fill(order.id(), BTC, "f", 112_00, 40_000, true);
        rig.settle();
        OrderView now = rig.order(order.id());
        assertThat(now.triggered()).isTrue();
        assertThat(now.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        restart(RiskSettings.none());
        able();
        // it had fired: its rest is a limit order now
        assertThat(awaitOffer(order).type()).isEqualTo(OrderType.LIMIT);
        assertSound();
    }

    @Test
    void aVenuesWaitingOrderIsOfferedAgainWithItsTrigger() {
        able();
        OrderView order = rig.place(stop(Side.BUY, "1", "110"));
        venue.accept(order.id(), BTC);
        rig.settle();
        rig.close();
        market.close(venue);
        venue = new FakeVenue(VenueId.SIMULATED);
        able();
        market.open(venue);
        rig = newRig();

        VenueOrder offer = awaitOffer(order);
        assertThat(offer.type()).isEqualTo(OrderType.STOP_LIMIT);
        assertThat(offer.timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(offer.price()).isEqualTo(112_20);
        assertThat(offer.triggerPrice()).isEqualTo(110_00);
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.WAITING);
    }

    @Test
    void passesOnPostOnlyIcebergAndExpiryToAVenueThatKnowsThem() {
        able();
        Instant end = CLOCK.instant().plusSeconds(3_600);
        OrderView order =
                rig.place(
                        rig.limit(Side.BUY, "1", "90")
                                .goodTill(end)
                                .asPostOnly()
                                .showing(new BigDecimal("0.1")));

        VenueOrder offer = awaitOffer(order);
        assertThat(offer.timeInForce()).isEqualTo(TimeInForce.GTD);
        assertThat(offer.expiresAt()).isPositive();
        assertThat(offer.postOnly()).isTrue();
        assertThat(offer.displayQuantity()).isEqualTo(10_000);
        assertThat(order.emulated()).isNull();
    }

    // time

    @Test
    void endsAnOrderHereWhoseTimeIsOver() {
        OrderView order =
                rig.place(rig.limit(Side.BUY, "1", "90").goodTill(CLOCK.instant().plusMillis(400)));
        assertThat(order.emulated()).isTrue();
        assertThat(awaitOffer(order).timeInForce()).isEqualTo(TimeInForce.GTC);
        venue.accept(order.id(), BTC);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> venue.cancels().contains(order.id()));
        venue.cancelled(order.id(), BTC);
        awaitStatus(order, OrderStatus.CANCELLED);
        assertThat(rig.held("USDT")).isZero();
    }

    @Test
    void endsAWaitingOrderWhoseTimeIsOverOnTheSpot() {
        OrderView order =
                rig.place(stop(Side.BUY, "1", "110").goodTill(CLOCK.instant().plusMillis(400)));

        awaitStatus(order, OrderStatus.CANCELLED);
        assertThat(rig.order(order.id()).reason()).isEqualTo("Its time was over");
        assertThat(venue.cancels()).isEmpty();
    }

    @Test
    void aDayOrderNamesTheDaysEnd() {
        PlaceOrder day =
                PlaceOrder.limit(rig.account(), BTC, Side.BUY, BigDecimal.ONE, new BigDecimal("90"))
                        .lasting(TimeInForce.DAY);
        OrderView order = rig.place(day);
        assertThat(order.expiresAt()).isAfter(order.createdAt());
        assertThat(order.expiresAt()).isBeforeOrEqualTo(order.createdAt().plus(Duration.ofDays(1)));
        assertThat(Objects.requireNonNull(order.expiresAt()).toString()).endsWith("T00:00:00Z");
    }

    // refusals

    @Test
    void refusesWhatCannotBe() {
        assertRefused(
                ErrorCode.TRIGGER_ALREADY_REACHED,
                "triggerPrice",
                () -> rig.place(stop(Side.BUY, "1", "100")));
        assertRefused(
                ErrorCode.ORDER_TYPE_UNSUPPORTED,
                "postOnly",
                () -> rig.place(rig.limit(Side.BUY, "1", "90").asPostOnly()));
        assertRefused(
                ErrorCode.ORDER_TYPE_UNSUPPORTED,
                "displayQuantity",
                () -> rig.place(rig.limit(Side.BUY, "1", "90").showing(new BigDecimal("0.1"))));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "triggerPrice",
                () ->
                        rig.place(
                                rig.limit(Side.BUY, "1", "90")
                                        .triggeredAt(OrderType.LIMIT, new BigDecimal("80"))));
        assertRefused(
                ErrorCode.PRICE_NOT_ON_TICK,
                "triggerPrice",
                () -> rig.place(stop(Side.BUY, "1", "110.001")));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "expiresAt",
                () -> rig.place(rig.limit(Side.BUY, "1", "90").goodTill(Instant.EPOCH)));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "price",
                () ->
                        rig.place(
                                rig.limit(Side.BUY, "1", "90")
                                        .triggeredAt(OrderType.STOP, new BigDecimal("110"))));
        assertRefused(
                ErrorCode.INSUFFICIENT_FUNDS,
                "quantity",
                () -> rig.place(stop(Side.SELL, "1", "90")));
        venue.can(PaperExecution.CAPABILITIES.ofThePast());
        assertRefused(
                ErrorCode.ORDER_TYPE_UNSUPPORTED,
                "timeInForce",
                () ->
                        rig.place(
                                rig.limit(Side.BUY, "1", "90")
                                        .goodTill(CLOCK.instant().plusSeconds(60))));
        assertThat(venue.submitted()).isEmpty();
        assertThat(rig.held("USDT")).isZero();
    }
}
