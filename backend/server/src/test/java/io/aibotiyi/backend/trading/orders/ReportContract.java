package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What booking a venue's reports promises, on every database it runs on. */
abstract class ReportContract extends TradingFixture {

    @Test
    void booksAFillWithItsFeePostingsAndPosition() {
        OrderView order = buy("2", "100");
        venue.accept(order.id(), BTC);
        venue.fill(order.id(), BTC, "x1", 99_00, 50_000, false);
        rig.settle();

        OrderView filled = rig.order(order.id());
        assertThat(filled.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(filled.filled()).isEqualByComparingTo("0.5");
        assertThat(filled.averagePrice()).isEqualByComparingTo("99");
        FillView fill = rig.trading().fills(TradingRig.USER, rig.account(), 10).getFirst();
        assertThat(fill.fee()).isEqualByComparingTo("0.02475");
        assertThat(fill.feeAsset()).isEqualTo("USDT");
        assertThat(fill.realisedPnl()).isNull();
        assertThat(rig.total("USDT")).isEqualByComparingTo("99950.47525");
        assertThat(rig.total("BTC")).isEqualByComparingTo("0.5");
        assertThat(rig.held("USDT")).as("1.5 at 100 with the fee").isEqualByComparingTo("150.075");
        PortfolioView portfolio = rig.trading().portfolio(TradingRig.USER, rig.account());
        PositionView position = portfolio.positions().getFirst();
        assertThat(position.averagePrice()).isEqualByComparingTo("99.0495");
        assertThat(position.unrealisedPnl()).isEqualByComparingTo("0.47525");
        assertThat(portfolio.equity()).isEqualByComparingTo("100000.47525");

        venue.fill(order.id(), BTC, "x2", 100_00, 150_000, true);
        rig.settle();
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.held("USDT")).isZero();
        assertThat(rig.trading().fills(TradingRig.USER, rig.account(), 10).getFirst().fee())
                .isEqualByComparingTo("0.03");
        assertSound();
    }

    @Test
    void realisesProfitByAverageCostWhenSelling() {
        own(100_000, 100_00);
        own(100_000, 110_00);
        // cost 210 and the maker fees 0.02 + 0.022
        OrderView sale = rig.place(rig.limit(Side.SELL, "0.5", "120"));
        venue.accept(sale.id(), BTC);
        venue.fill(sale.id(), BTC, "s1", 121_00, 50_000, false);
        rig.settle();

        FillView fill = rig.trading().fills(TradingRig.USER, rig.account(), 1).getFirst();
        // 60.5 - 0.03025 - a quarter of 210.042
        assertThat(fill.realisedPnl()).isEqualByComparingTo("7.95925");
        PositionView position =
                rig.trading().portfolio(TradingRig.USER, rig.account()).positions().getFirst();
        assertThat(position.quantity()).isEqualByComparingTo("1.5");
        assertThat(position.averagePrice()).isEqualByComparingTo("105.021");
        assertThat(position.realisedPnl()).isEqualByComparingTo("7.95925");
        assertThat(position.fees()).isEqualByComparingTo("0.07225");
        assertThat(rig.held("BTC")).isZero();
        assertSound();
    }

    @Test
    void booksAReportOnceHoweverOftenItComes() {
        OrderView order = buy("2", "100");
        for (int i = 0; i < 3; i++) {
            venue.accept(order.id(), BTC);
            venue.fill(order.id(), BTC, "x1", 100_00, 50_000, false);
            venue.accept(order.id(), BTC);
        }
        venue.cancelled(order.id(), BTC);
        venue.cancelled(order.id(), BTC);
        venue.fill(order.id(), BTC, "x1", 100_00, 50_000, false);
        rig.settle();

        assertThat(rig.order(order.id()).filled()).isEqualByComparingTo("0.5");
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.trading().fills(TradingRig.USER, rig.account(), 10)).hasSize(1);
        assertThat(rig.held("USDT")).isZero();
        assertThat(rig.order(order.id()).version()).isEqualTo(4);
        assertSound();
    }

    @Test
    void booksNoFillThatBreaksTheVenuesContract() {
        OrderView order = buy("1", "100");
        venue.accept(order.id(), BTC);
        venue.fill(order.id(), BTC, "dear", 100_01, 50_000, false);
        venue.fill(order.id(), BTC, "large", 100_00, 100_001, false);
        venue.fill(new OrderId(new UUID(3, 3)), BTC, "foreign", 100_00, 1, false);
        venue.cancelled(order.id(), BTC);
        venue.fill(order.id(), BTC, "late", 100_00, 50_000, false);
        rig.settle();

        assertThat(rig.trading().fills(TradingRig.USER, rig.account(), 10)).isEmpty();
        assertThat(rig.total("USDT")).isEqualByComparingTo("100000");
        assertThat(rig.bean(ReportQueue.class).halted()).isFalse();
        assertSound();
    }

    @Test
    void rejectsWhatTheVenueRejectsWithItsReason() {
        OrderView order = buy("1", "90");
        venue.reject(order.id(), BTC, "market closed");
        rig.settle();

        assertThat(rig.order(order.id()).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(rig.order(order.id()).reason()).isEqualTo("market closed");
        assertThat(rig.held("USDT")).isZero();
    }

    @Test
    void leavesOutOfEquityWhatHasNoMarkPriceAndSaysSo() {
        own(100_000, 100_00);
        market.mark(FakeMarket.BTC, 150_00);
        assertThat(rig.trading().portfolio(TradingRig.USER, rig.account()).equity())
                .isEqualByComparingTo("100049.98");

        FakeMarket silent = new FakeMarket(venue);
        rig.close();
        rig = new TradingRig(database, silent);
        PortfolioView portfolio = rig.trading().portfolio(TradingRig.USER, rig.account());
        assertThat(portfolio.complete()).isFalse();
        assertThat(portfolio.equity()).isEqualByComparingTo("99899.98");
        assertThat(portfolio.positions().getFirst().markPrice()).isNull();
    }

    // news

    @Test
    void publishesEachChangeOfAnOrderInOrderAndEachFill() {
        OrderView order = buy("1", "100");
        venue.accept(order.id(), BTC);
        venue.fill(order.id(), BTC, "x1", 100_00, 100_000, true);
        rig.settle();
        rig.published();

        assertThat(rig.orderEvents())
                .extracting(e -> e.order().status())
                .containsExactly(OrderStatus.PENDING, OrderStatus.OPEN, OrderStatus.FILLED);
        assertThat(rig.orderEvents())
                .extracting(e -> e.order().version())
                .containsExactly(1L, 2L, 3L);
        assertThat(rig.fillEvents())
                .singleElement()
                .satisfies(e ->
                        assertThat(e.fill())
                                .isEqualTo(
                                        rig.trading()
                                                .fills(TradingRig.USER, rig.account(), 1)
                                                .getFirst()));
    }
}
