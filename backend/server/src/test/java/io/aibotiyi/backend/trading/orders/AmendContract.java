package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.simulation.SimulatedMarket;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What amending promises, on every database. */
abstract class AmendContract extends RiskFixture {

    @BeforeEach
    void aVenueThatAmends() {
        venue.can(SimulatedMarket.CAPABILITIES);
    }

    private static AmendOrder to(@Nullable String quantity, @Nullable String price) {
        return new AmendOrder(number(quantity), number(price), null);
    }

    private OrderView amend(OrderView order, AmendOrder change) {
        return rig.trading().amend(USER, order.id(), change, UUID.randomUUID().toString());
    }

    private OrderView working(String quantity, String price) {
        OrderView order = buy(quantity, price);
        venue.accept(order.id(), BTC);
        rig.settle();
        return order;
    }

    @Test
    void holdsForTheDearerUntilTheVenueAnswersAndForWhatItIsThen() {
        OrderView order = working("1", "90");
        assertThat(rig.held("USDT")).isEqualByComparingTo("90.045");

        OrderView asked = amend(order, to("2", "80"));

        assertThat(asked.quantity()).isEqualByComparingTo("1");
        assertThat(asked.amending()).isNotNull();
        assertThat(rig.held("USDT")).isEqualByComparingTo("160.08");
        assertThat(venue.amendments())
                .containsExactly(new VenueAmendment(order.id(), BTC, 80_00, 100_000, 0));
        venue.amended(order.id(), BTC);
        venue.amended(order.id(), BTC);
        rig.settle();
        OrderView now = rig.order(order.id());
        assertThat(now.amending()).isNull();
        assertThat(now.quantity()).isEqualByComparingTo("2");
        assertThat(now.price()).isEqualByComparingTo("80");
        assertThat(rig.held("USDT")).isEqualByComparingTo("160.08");

        amend(order, to("1", null));
        assertThat(rig.held("USDT")).isEqualByComparingTo("160.08");
        venue.amended(order.id(), BTC);
        rig.settle();
        assertThat(rig.held("USDT")).isEqualByComparingTo("80.04");
        assertSound();
    }

    @Test
    void goesOnAsItWasWhenAFillWasFaster() {
        OrderView order = working("1", "90");
        amend(order, to("3", null));

        venue.fill(order.id(), BTC, "f", 90_00, 100_000, true);
        venue.refuseAmend(order.id(), BTC);
        rig.settle();

        OrderView now = rig.order(order.id());
        assertThat(now.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(now.filled()).isEqualByComparingTo("1");
        assertThat(rig.held("USDT")).isZero();
        refused(ErrorCode.ORDER_NOT_WORKING, () -> amend(order, to("2", null)));
        assertSound();
    }

    @Test
    void aRefusedAmendmentFreesWhatItHeldAndSaysWhy() {
        OrderView order = working("1", "90");
        amend(order, to("3", null));
        venue.fill(order.id(), BTC, "f", 90_00, 40_000, true);

        venue.refuseAmend(order.id(), BTC);
        rig.settle();

        OrderView now = rig.order(order.id());
        assertThat(now.quantity()).isEqualByComparingTo("1");
        assertThat(now.amending()).isNull();
        assertThat(now.reason()).isEqualTo("Not amended: it was filled");
        assertThat(rig.held("USDT")).isEqualByComparingTo("54.027");
        assertSound();
    }

    @Test
    void refusesWhatTheMoneyDoesNotCoverAndChangesNothing() {
        OrderView order = working("1", "90");

        refused(ErrorCode.INSUFFICIENT_FUNDS, () -> amend(order, to("5000", null)));

        assertThat(rig.held("USDT")).isEqualByComparingTo("90.045");
        assertThat(rig.order(order.id()).amending()).isNull();
        assertThat(venue.amendments()).isEmpty();
        own(100_000, 100_00);
        OrderView sale = sell("1", "120");
        venue.accept(sale.id(), BTC);
        rig.settle();
        refused(ErrorCode.INSUFFICIENT_FUNDS, () -> amend(sale, to("1.5", null)));
        assertThat(rig.held("BTC")).isEqualByComparingTo("1");
    }

    @Test
    void oneKeyIsOneAmendmentAndOneAtATime() {
        OrderView order = working("1", "90");
        OrderView first = rig.trading().amend(USER, order.id(), to("2", null), "k");

        assertThat(rig.trading().amend(USER, order.id(), to("2", null), "k")).isEqualTo(first);
        assertThat(venue.amendments()).hasSize(1);
        refused(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                () -> rig.trading().amend(USER, order.id(), to("3", null), "k"));
        refused(ErrorCode.ORDER_NOT_AMENDABLE, () -> amend(order, to("3", null)));
    }

    @Test
    void refusesWhatCannotBe() {
        OrderView fresh = buy("1", "90");
        refused(ErrorCode.ORDER_NOT_AMENDABLE, () -> amend(fresh, to("2", null)));
        OrderView order = working("1", "90");
        venue.fill(order.id(), BTC, "f", 90_00, 40_000, true);
        rig.settle();
        refused(ErrorCode.ORDER_NOT_AMENDABLE, () -> amend(order, to("0.4", null)));
        refused(ErrorCode.INVALID_FIELD, () -> amend(order, to(null, null)));
        refused(ErrorCode.PRICE_NOT_ON_TICK, () -> amend(order, to(null, "90.001")));
        refused(
                ErrorCode.INVALID_FIELD,
                () -> amend(order, new AmendOrder(null, null, new BigDecimal("95"))));
        limit(limits("100", null, null, null, null));
        refused(ErrorCode.ORDER_TOO_LARGE, () -> amend(order, to("3", null)));
        venue.can(VenueCapabilities.PLAIN);
        refused(ErrorCode.ORDER_TYPE_UNSUPPORTED, () -> amend(order, to("0.9", null)));
    }

    @Test
    void theOrderIsAsItWasWhenTheVenueIsBusy() {
        OrderView order = working("1", "90");
        venue.busy(true);
        refused(
                ErrorCode.VENUE_BUSY,
                () -> rig.trading().amend(USER, order.id(), to("2", null), "k"));
        assertThat(rig.held("USDT")).isEqualByComparingTo("90.045");
        assertThat(rig.order(order.id()).amending()).isNull();
        venue.busy(false);
        rig.trading().amend(USER, order.id(), to("2", null), "k");
        assertThat(venue.amendments()).hasSize(1);
    }

    @Test
    void anAcknowledgedAmendmentHoldsOverARestart() {
        OrderView order = working("1", "90");
        amend(order, to("2", "80"));

        restart(RiskSettings.none());

        assertThat(venue.submitted())
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.quantity()).isEqualTo(200_000);
                    assertThat(o.price()).isEqualTo(80_00);
                });
        assertThat(rig.order(order.id()).amending()).isNull();
        assertThat(rig.held("USDT")).isEqualByComparingTo("160.08");
        assertSound();
    }

    @Test
    void changesWhatWaitsHereOnTheSpot() {
        venue.can(VenueCapabilities.PLAIN);
        OrderView order =
                rig.place(
                        rig.market(Side.BUY, "1")
                                .triggeredAt(OrderType.STOP, new BigDecimal("110")));

        OrderView now =
                amend(order, new AmendOrder(new BigDecimal("2"), null, new BigDecimal("120")));

        assertThat(now.triggerPrice()).isEqualByComparingTo("120");
        assertThat(now.quantity()).isEqualByComparingTo("2");
        assertThat(now.amending()).isNull();
        // 122.40 twice, with the fee
        assertThat(rig.held("USDT")).isEqualByComparingTo("244.9224");
        assertThat(venue.amendments()).isEmpty();
        refused(
                ErrorCode.TRIGGER_ALREADY_REACHED,
                () -> amend(order, new AmendOrder(null, null, new BigDecimal("99"))));
        market.trade(FakeMarket.BTC, 115_00);
        amend(order, new AmendOrder(new BigDecimal("1"), null, null));
        assertThat(rig.held("USDT")).isEqualByComparingTo("122.4612");
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.WAITING);
        assertSound();
    }
}
