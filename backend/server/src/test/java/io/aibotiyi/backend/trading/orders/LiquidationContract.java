package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.testing.CapturedLog;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.margin.Liquidations;
import io.aibotiyi.backend.trading.margin.MarginTroubles;
import io.aibotiyi.backend.trading.margin.MarkPrices;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Margin.LiquidationView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Accounts whose losses come near their equity. The index moves the mark; 4,000 bought at 100 need
 * 40,000 × leverage of 5, and are liquidated below 76.84.
 */
abstract class LiquidationContract extends MarginFixture {

    private void buyFourThousand() {
        margins().leverage(USER, rig.account(), PERP.id(), 5);
        trade(Side.BUY, "4000", "100");
    }

    private void round() {
        rig.bean(Liquidator.class).round();
        rig.settle();
    }

    private LiquidationView liquidation() {
        return Objects.requireNonNull(margin().liquidation(), "no liquidation");
    }

    /** Waits until the venue was offered so many orders, and answers the last. */
    private VenueOrder offered(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> venue.submitted().size() == count);
        return venue.submitted().getLast();
    }

    private void fillOffered(VenueOrder order, long cents) {
        venue.accept(order.id(), PERP.id());
        venue.fill(order.id(), PERP.id(), "liq" + order.id(), cents, order.quantity(), false);
        rig.settle();
    }

    @Test
    void onePrintOrOneEmptiedBookLiquidatesNobody() {
        buyFourThousand();
        MarkPrices marks = rig.bean(MarkPrices.class);
        marks.sample();

        market.mark(PERP, 50_00);
        market.trade(PERP, 50_00);
        perp(50_00);

        equal(marks.mark(PERP.id()).orElseThrow(), "100");
        round();
        assertThat(margin().liquidation()).isNull();
    }

    @Test
    void withoutAnIndexNobodyIsLiquidatedAndNothingNewIsMargined() {
        buyFourThousand();
        market.loseBook(FakeMarket.BTC);
        perp(50_00);

        round();

        assertThat(margin().liquidation()).isNull();
        assertThat(margin().complete()).isFalse();
        assertRefused(ErrorCode.BOOK_NOT_LIVE, () -> rig.place(limitOrder(Side.BUY, "1", "50")));
    }

    @Test
    void closesByHalvesUntilEquityCoversMaintenance() {
        buyFourThousand();
        OrderView resting = place(Side.BUY, "10", "50");
        price(76_00);
        Awaitility.await().until(() -> venue.cancels().contains(resting.id()));

        assertRefused(
                ErrorCode.ACCOUNT_LIQUIDATING, () -> rig.place(limitOrder(Side.SELL, "1", "80")));
        assertRefused(
                ErrorCode.ACCOUNT_LIQUIDATING,
                () -> margins().leverage(USER, rig.account(), PERP.id(), 1));
        assertThat(venue.submitted()).hasSize(2);
        equal(liquidation().equity(), "4000");
        // 304,000 × 5 % − 8,000
        equal(liquidation().maintenanceMargin(), "7200");

        venue.cancelled(resting.id(), PERP.id());
        VenueOrder half = offered(3);
        assertThat(half.side()).isEqualTo(Side.SELL);
        assertThat(half.reduceOnly()).isTrue();
        assertThat(half.quantity()).isEqualTo(200_000_000);
        fillOffered(half, 76_00);

        Awaitility.await().until(() -> liquidation().ended() != null);
        equal(position().quantity(), "2000");
        equal(cash(), "52000");
        // 4,000 against 152,000 × 2 % − 500
        equal(margin().maintenanceMargin(), "2540");
        equal(liquidation().shortfall(), "0");
        assertThat(rig.audited())
                .contains("trading.account.liquidating", "trading.account.liquidated");
        rig.place(limitOrder(Side.SELL, "1", "80"));
        assertSound();
    }

    @Test
    void cancellingOrdersMayBeEnough() {
        trade(Side.BUY, "1000", "100");
        // promised to a spot purchase, which is no margin then
        OrderView spot = rig.place(rig.limit(Side.BUY, "800", "100"));
        venue.accept(spot.id(), BTC);
        rig.settle();
        price(81_00);

        Awaitility.await().until(() -> venue.cancels().contains(spot.id()));
        equal(liquidation().equity(), "1000");
        venue.cancelled(spot.id(), BTC);

        Awaitility.await().until(() -> liquidation().ended() != null);
        equal(position().quantity(), "1000");
        equal(margin().equity(), "81000");
        assertSound();
    }

    @Test
    void theInsuranceFundPaysWhatALossTookBeyondTheCash() {
        buyFourThousand();
        price(70_00);
        fillOffered(offered(2), 70_00);
        // 60,000 lost, 40,000 left against another 60,000
        fillOffered(offered(3), 70_00);
        VenueOrder last = offered(4);
        for (int n = 5; last != null; n++) {
            fillOffered(last, 70_00);
            int next = n;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> venue.submitted().size() == next || liquidation().ended() != null);
            last = liquidation().ended() != null ? null : venue.submitted().getLast();
        }

        equal(position().quantity(), "0");
        equal(cash(), "0");
        equal(margin().debt(), "0");
        equal(liquidation().shortfall(), "20000");
        equal(rig.ledger().balance(LedgerAccount.insurance("USDT")).total(), "-20000");
        assertSound();
    }

    @Test
    void aLossBeyondTheCashIsOwedUntilPromisedCashComesFree() {
        trade(Side.BUY, "1000", "100");
        OrderView spot = rig.place(rig.limit(Side.BUY, "800", "100"));
        venue.accept(spot.id(), BTC);
        rig.settle();
        OrderView out = place(Side.SELL, "1000", "60");

        // sold far below the market before anybody looked: 40,000 lost, 20,000 not promised
        fill(out, "1000", "60");

        equal(margin().debt(), "20000");
        equal(cash(), "80000");
        equal(rig.trading().portfolio(USER, rig.account()).equity(), "60000");
        Awaitility.await().until(() -> venue.cancels().contains(spot.id()));
        venue.cancelled(spot.id(), BTC);
        Awaitility.await().until(() -> liquidation().ended() != null);
        equal(margin().debt(), "0");
        equal(cash(), "60000");
        equal(liquidation().shortfall(), "0");
        assertThat(rig.ledger().balance(LedgerAccount.insurance("USDT")).total()).isZero();
        assertSound();
    }

    @Test
    void goesOnAfterARestart() {
        buyFourThousand();
        price(76_00);
        VenueOrder half = offered(2);
        venue.accept(half.id(), PERP.id());
        rig.settle();

        // the process ends with the order at the venue and the liquidation open
        restart();

        VenueOrder again = offered(1);
        assertThat(again.id()).isNotEqualTo(half.id());
        assertThat(again.quantity()).isEqualTo(200_000_000);
        assertThat(venue.positions()).containsEntry(PERP.id(), 400_000_000L);
        assertThat(margins().liquidations(USER, rig.account(), 10)).hasSize(1);
        fillOffered(again, 76_00);
        Awaitility.await().until(() -> liquidation().ended() != null);
        equal(position().quantity(), "2000");
        assertSound();
    }

    @Test
    void anAccountThatCannotBeLiquidatedKeepsNobodyElseFromIt() {
        try (CapturedLog log = new CapturedLog(MarginTroubles.class)) {
            buyFourThousand();
            poison(rig.account());
            price(76_00);
            Awaitility.await().until(() -> rig.bean(MarginTroubles.class).depth() == 1);

            AccountId healthy = another(Side.BUY, "4000", "100");

            VenueOrder half = offered(3);
            assertThat(half.account()).isEqualTo(healthy);
            assertThat(half.reduceOnly()).isTrue();
            fillOffered(half, 76_00);
            Awaitility.await().until(() -> !rig.bean(Liquidations.class).open().contains(healthy));
            assertThat(rig.bean(Liquidations.class).open()).containsExactly(rig.account());
            assertThat(log.lines())
                    .containsExactly(
                            new CapturedLog.Line(
                                    "ERROR",
                                    "The liquidation of account "
                                            + rig.account()
                                            + " failed; it is tried again, what else is due goes"
                                            + " on",
                                    "ArithmeticException"));
        }
    }

    @Test
    void marksThatCannotBeSampledKeepNobodyFromBeingLiquidated() {
        try (CapturedLog log = new CapturedLog(MarginTroubles.class)) {
            buyFourThousand();
            market.listed(() -> {
                throw new IllegalStateException("no list of instruments");
            });
            price(76_00);

            assertThat(offered(2).reduceOnly()).isTrue();
            assertThat(log.lines())
                    .extracting(CapturedLog.Line::message)
                    .anyMatch(m -> m.startsWith("Sampling mark prices failed"));
        }
    }

    @Test
    void twoNodesCloseAPositionOnce() {
        buyFourThousand();
        try (TradingRig other =
                new TradingRig(database, market, fees("0", "0"), TradingRig.betweenFundings())) {
            price(76_00);
            offered(2);
            other.bean(Liquidator.class).round();
            rig.bean(Liquidator.class).round();
            assertThat(venue.submitted()).hasSize(2);
            assertThat(margins().liquidations(USER, rig.account(), 10)).hasSize(1);
        }
    }
}
