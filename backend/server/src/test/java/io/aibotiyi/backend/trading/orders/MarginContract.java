package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Trading.FifoView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import java.math.BigDecimal;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions in perpetuals: short, long, through zero; what they bring and what they need. */
abstract class MarginContract extends MarginFixture {

    @Test
    void sellsShortAndRealisesTheProfitWhenItBuysBack() {
        trade(Side.SELL, "10", "100");

        equal(position().quantity(), "-10");
        equal(position().entryPrice(), "100");
        equal(cash(), "100000");
        equal(rig.held("USDT"), "100");
        price(90_00);
        equal(position().unrealisedPnl(), "100");
        PortfolioView portfolio = rig.trading().portfolio(USER, rig.account());
        equal(portfolio.equity(), "100100");

        trade(Side.BUY, "10", "90");

        equal(position().quantity(), "0");
        equal(position().realisedPnl(), "100");
        equal(cash(), "100100");
        equal(rig.held("USDT"), "0");
        assertSound();
    }

    @Test
    void aFlipInOneFillClosesTheOldSideAndOpensTheNewByBothMethods() {
        trade(Side.BUY, "1", "100");
        trade(Side.BUY, "1", "110");

        OrderView flip = trade(Side.SELL, "5", "120");

        PositionView position = rig.trading().portfolio(USER, rig.account()).positions().getFirst();
        equal(position.quantity(), "-3");
        equal(position.averagePrice(), "120");
        equal(position.realisedPnl(), "30");
        equal(cash(), "100030");
        FifoView fifo = Objects.requireNonNull(position.fifo());
        equal(fifo.cost(), "-360");
        equal(fifo.realisedPnl(), "30");
        FillView fill = rig.trading().fills(USER, rig.account(), 1).getFirst();
        assertThat(fill.order()).isEqualTo(flip.id());
        equal(fill.realisedPnl(), "30");

        trade(Side.BUY, "4", "100");
        position = rig.trading().portfolio(USER, rig.account()).positions().getFirst();
        equal(position.quantity(), "1");
        equal(position.averagePrice(), "100");
        equal(cash(), "100090");
        assertSound();
    }

    @Test
    void firstInFirstOutOfAShortTakesTheOldestSaleFirst() {
        trade(Side.SELL, "1", "100");
        trade(Side.SELL, "1", "120");

        trade(Side.BUY, "1", "90");

        FillView fill = rig.trading().fills(USER, rig.account(), 1).getFirst();
        equal(fill.realisedPnl(), "20");
        equal(fill.fifoPnl(), "10");
        PositionView position = rig.trading().portfolio(USER, rig.account()).positions().getFirst();
        equal(position.unrealisedPnl(), "10");
        equal(Objects.requireNonNull(position.fifo()).unrealisedPnl(), "20");
    }

    @Test
    void contractsAndCashHaveTheirCounterpartsAndTheProofSeesAFalsePosition() {
        trade(Side.SELL, "2", "100");
        trade(Side.BUY, "1", "90");

        var contracts = LedgerAccount.position(rig.account(), PERP.id());
        equal(rig.ledger().balance(contracts).total(), "-1");
        equal(rig.ledger().balance(LedgerAccount.counterpart(PERP.id())).total(), "1");
        equal(
                rig.ledger()
                        .balance(LedgerAccount.marginClearing(PERP.id().venue(), "USDT"))
                        .total(),
                "-10");
        assertSound();

        JdbcClient.create(database)
                .sql("update trading_position set quantity = -2 where margin = true")
                .update();
        assertThat(rig.ledger().prove().balanced()).isFalse();
    }

    @Test
    void aFillToldTwiceIsBookedOnce() {
        OrderView order = place(Side.SELL, "1", "100");
        for (int i = 0; i < 2; i++) {
            venue.fill(order.id(), PERP.id(), "same", 100_00, 50_000, true);
        }
        rig.settle();

        equal(position().quantity(), "-0.5");
        assertSound();
    }

    @Test
    void openOrdersOfTheWorseSideNeedMarginAndReducingOnesNone() {
        place(Side.BUY, "10", "100");
        equal(rig.held("USDT"), "100");
        place(Side.SELL, "6", "110");
        equal(rig.held("USDT"), "100");
        OrderView more = place(Side.SELL, "6", "110");
        equal(rig.held("USDT"), "132");

        fill(more, "6", "110");
        // 6 short at 110: buying 10 opens 4 long; selling 6 more is the worse side
        equal(rig.held("USDT"), "132");
        rig.trading()
                .cancelAll(USER, rig.account())
                .forEach(o -> venue.cancelled(o.id(), PERP.id()));
        rig.settle();
        equal(rig.held("USDT"), "66");
        place(Side.BUY, "6", "100");
        equal(rig.held("USDT"), "66");
    }

    @Test
    void refusesWhatTheFreeMarginDoesNotCoverAndTakesWhatReduces() {
        margins().leverage(USER, rig.account(), PERP.id(), 1);
        assertRefused(
                ErrorCode.MARGIN_INSUFFICIENT,
                "quantity",
                () -> rig.place(limitOrder(Side.SELL, "1001", "100")));
        margins().leverage(USER, rig.account(), PERP.id(), 10);
        trade(Side.BUY, "2400", "100");
        price(75_00);
        // lost 60,000, used 24,000 of 100,000
        equal(margin().freeMargin(), "16000");
        price(62_00);
        equal(margin().freeMargin(), "0");
        // 2,450 of it would open
        assertRefused(
                ErrorCode.MARGIN_INSUFFICIENT,
                "quantity",
                () -> rig.place(limitOrder(Side.SELL, "4850", "100")));
        rig.place(limitOrder(Side.SELL, "2400", "62"));
        equal(rig.held("USDT"), "24000");
    }

    @Test
    void cashThatStandsForPerpetualsBuysNothingElse() {
        trade(Side.BUY, "2400", "100");
        price(75_00);

        assertRefused(
                ErrorCode.INSUFFICIENT_FUNDS,
                "quantity",
                () -> rig.place(rig.limit(Side.BUY, "400", "50")));
        rig.place(rig.limit(Side.BUY, "300", "50"));

        equal(margin().collateral(), "85000");
        equal(margin().freeMargin(), "1000");
    }

    @Test
    void refusesPositionsBeyondTheTiersAndLeverageBeyondTheTier() {
        margins().leverage(USER, rig.account(), PERP.id(), 20);
        assertRefused(
                ErrorCode.LEVERAGE_TOO_HIGH,
                "quantity",
                () -> rig.place(limitOrder(Side.BUY, "501", "100")));
        margins().leverage(USER, rig.account(), PERP.id(), 5);
        assertRefused(
                ErrorCode.POSITION_TOO_LARGE,
                "quantity",
                () -> rig.place(limitOrder(Side.BUY, "10001", "100")));
    }

    @Test
    void leverageChangesWhatIsHeldAndIsRefusedWhereItIsUnsafe() {
        trade(Side.BUY, "2400", "100");
        equal(rig.held("USDT"), "24000");

        assertRefused(
                ErrorCode.LEVERAGE_TOO_HIGH,
                "leverage",
                () -> margins().leverage(USER, rig.account(), PERP.id(), 11));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "leverage",
                () -> margins().leverage(USER, rig.account(), PERP.id(), 21));
        assertRefused(
                ErrorCode.LEVERAGE_UNSAFE,
                "leverage",
                () -> margins().leverage(USER, rig.account(), PERP.id(), 2));
        assertRefused(
                ErrorCode.NOT_A_MARGIN_SYMBOL,
                "instrument",
                () -> margins().leverage(USER, rig.account(), BTC, 2));
        equal(rig.held("USDT"), "24000");

        assertThat(margins().leverage(USER, rig.account(), PERP.id(), 4).leverage()).isEqualTo(4);
        equal(rig.held("USDT"), "60000");
        assertThat(rig.audited()).contains("trading.leverage.changed");
    }

    @Test
    void reduceOnlyIsRefusedWithoutAPositionToReduceAndSentToTheVenueWithTheAccount() {
        assertRefused(
                ErrorCode.REDUCE_ONLY_WOULD_INCREASE,
                "reduceOnly",
                () -> rig.place(limitOrder(Side.BUY, "1", "100").asReduceOnly()));
        trade(Side.SELL, "2", "100");

        rig.place(limitOrder(Side.BUY, "5", "100").asReduceOnly());

        assertThat(venue.submitted().getLast())
                .satisfies(o -> assertThat(o.reduceOnly()).isTrue())
                .satisfies(o -> assertThat(o.account()).isEqualTo(rig.account()));
        // five would go through zero; reduce-only it needs no margin
        equal(rig.held("USDT"), "20");
    }

    @Test
    void whatReducesMayBeLessThanTheMinimumSoThatEveryPositionCanBeClosed() {
        trade(Side.BUY, "0.2", "100");
        OrderView most = place(Side.SELL, "0.2", "100");
        fill(most, "0.15", "100");
        rig.trading().cancel(USER, most.id());
        venue.cancelled(most.id(), PERP.id());
        rig.settle();

        assertRefused(
                ErrorCode.BELOW_MINIMUM_NOTIONAL,
                "quantity",
                () -> rig.place(marketOrder(Side.SELL, "0.05")));
        rig.place(marketOrder(Side.SELL, "0.05").asReduceOnly());
        rig.place(limitOrder(Side.SELL, "0.05", "100").asReduceOnly());
    }

    @Test
    void aVenueThatKnowsNoPositionsTakesNoReduceOnly() {
        trade(Side.SELL, "2", "100");
        venue.can(VenueCapabilities.PLAIN);
        assertRefused(
                ErrorCode.ORDER_TYPE_UNSUPPORTED,
                "reduceOnly",
                () -> rig.place(limitOrder(Side.BUY, "1", "100").asReduceOnly()));
    }

    @Test
    void marketOrdersAreBoundedOnBothSides() {
        rig.place(marketOrder(Side.SELL, "1"));
        assertThat(venue.submitted().getLast().price()).isEqualTo(97_99);
        rig.place(marketOrder(Side.BUY, "1"));
        assertThat(venue.submitted().getLast().price()).isEqualTo(102_01);
    }

    @Test
    void theVenueIsToldPositionsBeforeItIsOfferedOrdersAgain() {
        trade(Side.SELL, "2", "100");
        place(Side.BUY, "1", "90");

        restart();

        rig.settle();
        Awaitility.await().until(() -> venue.submitted().size() == 1);
        assertThat(venue.positions()).containsEntry(PERP.id(), -200_000L);
        equal(position().quantity(), "-2");
        equal(rig.held("USDT"), "20");
        assertSound();
    }

    @Test
    void figuresFollowTheTiersAndEstimateTheLiquidationPrice() {
        trade(Side.BUY, "1000", "100");

        // 100,000 × 2 % − 50,000 × 1 %
        equal(margin().maintenanceMargin(), "1500");
        equal(margin().equity(), "100000");
        equal(margin().ratio(), "0.015");
        // 100,000 + 1000p − 100,000 = 1000p × 1 %, below zero
        assertThat(position().liquidationPrice()).isNull();

        margins().leverage(USER, rig.account(), PERP.id(), 5);
        trade(Side.BUY, "3000", "100");
        // 100,000 + 4000p − 400,000 = 4000p × 5 % − 8,000 → 292,000 / 3,800
        equal(position().liquidationPrice(), "76.8421");
        BigDecimal maintenance = margin().maintenanceMargin();
        equal(maintenance, "12000");
    }

    @Test
    void aPositionWhoseMarketIsGoneIsToldAsIncompleteAndItsOrdersCanBeCancelled() {
        trade(Side.SELL, "2", "100");
        OrderView resting = place(Side.BUY, "1", "90");
        market.delist(PERP);

        assertThat(margin().complete()).isFalse();
        assertThat(position().markPrice()).isNull();
        assertThat(rig.trading().portfolio(USER, rig.account()).complete()).isFalse();
        rig.trading().cancel(USER, resting.id());
        venue.cancelled(resting.id(), PERP.id());
        rig.settle();
        assertThat(rig.status(resting.id())).isEqualTo(OrderStatus.CANCELLED);
        assertSound();
    }

    @Test
    void aPositionLimitAppliesToShortsAndTheHaltClosesThem() {
        trade(Side.SELL, "10", "100");
        rig.risk()
                .limit(
                        USER,
                        rig.account(),
                        0,
                        new Limits(null, new BigDecimal("1500"), null, null, null));
        assertRefused(
                ErrorCode.POSITION_TOO_LARGE,
                "quantity",
                () -> rig.place(limitOrder(Side.SELL, "6", "100")));
        rig.place(limitOrder(Side.BUY, "10", "90"));

        rig.risk().halt(USER, rig.account(), new Halt(true, "Enough"));
        OrderView resting = rig.trading().working(USER, rig.account()).getFirst();
        venue.cancelled(resting.id(), PERP.id());

        Awaitility.await()
                .until(() ->
                        venue.submitted().getLast().side() == Side.BUY
                                && venue.submitted().getLast().reduceOnly());
        assertThat(venue.submitted().getLast().quantity()).isEqualTo(1_000_000);
    }
}
