package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What cancels and restarts promise, on every database they run on. */
abstract class CancelContract extends TradingFixture {

    @Test
    void cancelsThroughTheVenueAndFreesTheHold() {
        OrderView order = buy("1", "90");
        venue.accept(order.id(), BTC);
        rig.settle();

        OrderView asked = rig.trading().cancel(TradingRig.USER, order.id());

        assertThat(asked.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(venue.cancels()).containsExactly(order.id());
        venue.cancelled(order.id(), BTC);
        rig.settle();
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.held("USDT")).isZero();
        assertRefused(
                ErrorCode.ORDER_NOT_WORKING,
                () -> rig.trading().cancel(TradingRig.USER, order.id()));
    }

    @Test
    void asksAgainWhenTheCancelOvertookTheOrder() {
        OrderView order = buy("1", "90");
        rig.trading().cancel(TradingRig.USER, order.id());
        venue.refuseCancel(order.id(), BTC);
        venue.accept(order.id(), BTC);
        rig.settle();

        assertThat(venue.cancels()).containsExactly(order.id(), order.id());
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void sendsACancelThatDidNotFitOnceThereIsRoom() {
        OrderView order = buy("1", "90");
        venue.busy(true);
        rig.trading().cancel(TradingRig.USER, order.id());
        assertThat(venue.cancels()).isEmpty();

        venue.busy(false);
        Awaitility.await().until(() -> venue.cancels().equals(List.of(order.id())));
    }

    @Test
    void cancelsEveryWorkingOrderOfTheAccount() {
        OrderView first = buy("1", "90");
        OrderView second = buy("1", "91");
        OrderView done = buy("1", "92");
        venue.reject(done.id(), BTC, "no");
        rig.settle();

        assertThat(rig.trading().cancelAll(TradingRig.USER, rig.account()))
                .extracting(OrderView::id)
                .containsExactly(first.id(), second.id());
        assertThat(venue.cancels()).containsExactly(first.id(), second.id());
    }

    @Test
    void cancelsOnTheSpotWhenTheVenueIsGone() {
        OrderView order = buy("1", "90");
        market.close(venue);

        assertThat(rig.trading().cancel(TradingRig.USER, order.id()).status())
                .isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.held("USDT")).isZero();
    }

    // restarts

    @Test
    void offersWorkingOrdersAgainWithWhatIsLeftOnceEach() {
        OrderView partly = buy("2", "100");
        venue.accept(partly.id(), BTC);
        venue.fill(partly.id(), BTC, "x1", 100_00, 50_000, false);
        OrderView pending = buy("1", "95");
        rig.settle();

        restart();

        assertThat(venue.submitted())
                .extracting(VenueOrder::id)
                .containsExactly(partly.id(), pending.id());
        assertThat(venue.submitted().getFirst().quantity()).isEqualTo(150_000);
        venue.fill(partly.id(), BTC, "x1", 100_00, 50_000, false);
        venue.accept(partly.id(), BTC);
        venue.fill(partly.id(), BTC, "x2", 100_00, 150_000, true);
        rig.settle();
        assertThat(rig.status(partly.id())).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.total("BTC")).isEqualByComparingTo("2");
        assertSound();
    }

    @Test
    void honoursACancelThatWasAcknowledgedBeforeTheRestart() {
        OrderView order = buy("1", "90");
        venue.accept(order.id(), BTC);
        rig.settle();
        rig.trading().cancel(TradingRig.USER, order.id());

        restart();

        assertThat(venue.submitted()).isEmpty();
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.held("USDT")).isZero();
    }

    @Test
    void doesNotRepeatAMarketOrderInAnotherMarket() {
        OrderView order = rig.place(rig.market(Side.BUY, "1"));

        restart();

        assertThat(venue.submitted()).isEmpty();
        assertThat(rig.order(order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.order(order.id()).reason()).contains("place it again");
        assertThat(rig.held("USDT")).isZero();
    }

    @Test
    void offersOrdersToAVenueThatOpensLater() {
        OrderView order = buy("1", "90");
        rig.close();
        market.close(venue);
        rig = new TradingRig(database, market);
        assertThat(rig.trading().working(TradingRig.USER, rig.account())).hasSize(1);

        FakeVenue later = new FakeVenue(VenueId.SIMULATED);
        market.open(later);

        Awaitility.await().until(() -> later.submitted().size() == 1);
        assertThat(later.submitted().getFirst().id()).isEqualTo(order.id());
    }
}
