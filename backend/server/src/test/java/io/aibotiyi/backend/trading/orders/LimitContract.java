package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import io.aibotiyi.protocol.Trading.OrderView;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What limits and fee tiers promise, on every database they run on. */
abstract class LimitContract extends RiskFixture {

    @Test
    void refusesAnOrderWorthMoreThanItsLimit() {
        limit(limits("250", null, null, null, null));

        buy("2.5", "100");
        refused(ErrorCode.ORDER_TOO_LARGE, () -> buy("2.50001", "100"));
        refused(ErrorCode.ORDER_TOO_LARGE, () -> rig.place(rig.market(Side.BUY, "2.50001")));
        assertThat(venue.submitted()).hasSize(1);
        assertThat(rig.held("USDT")).as("nothing held for a refusal").isLessThan(number("251"));
    }

    @Test
    void countsWorkingBuysTowardsThePosition() {
        own(100_000, 100_00);
        limit(limits(null, "300", null, null, null));

        buy("1", "100");
        refused(ErrorCode.POSITION_TOO_LARGE, () -> buy("1.00001", "100"));
        buy("1", "100");
        refused(ErrorCode.POSITION_TOO_LARGE, () -> buy("0.2", "100"));
        sell("1", "100");
    }

    @Test
    void valuesThePositionAtTheMarkWhenThatIsMore() {
        limit(limits(null, "300", null, null, null));
        price(200_00);

        buy("1.5", "100");
        refused(ErrorCode.POSITION_TOO_LARGE, () -> buy("0.5", "100"));
    }

    @Test
    void refusesPricesBeyondTheCollarOnTheCostlySideOnly() {
        own(100_000, 100_00);
        limit(limits(null, null, "0.05", null, null));

        buy("0.5", "105");
        refused(ErrorCode.PRICE_OUTSIDE_COLLAR, () -> buy("0.5", "105.01"));
        buy("0.5", "50");
        sell("0.2", "95");
        refused(ErrorCode.PRICE_OUTSIDE_COLLAR, () -> sell("0.2", "94.99"));
        sell("0.2", "200");
    }

    @Test
    void limitsOrdersButNotCancels() {
        OrderView first = buy("0.2", "90");
        limit(limits(null, null, null, 2, null));

        buy("0.2", "90");
        buy("0.2", "90");
        refused(
                ErrorCode.ORDER_RATE_EXCEEDED,
                () -> {
                    // the bucket fills at two a second; a slow machine may need more than one
                    for (int i = 0; i < 200; i++) {
                        buy("0.2", "90");
                    }
                });
        rig.trading().cancel(USER, first.id());
    }

    @Test
    void takesOnlySellsOnceTheDaysLossIsReached() {
        limit(limits(null, null, null, null, "50"));
        own(1_000_00, 100_00);
        price(99_00);
        own(1_00000, 99_00);
        price(30_00);

        RiskView view = rig.risk().risk(USER, rig.account());
        assertThat(view.use().dailyLoss()).isGreaterThan(number("50"));
        refused(ErrorCode.DAILY_LOSS_REACHED, () -> buy("1", "30"));
        sell("1", "30");
    }

    @Test
    void refusesWhatALimitCannotBeCheckedFor() {
        limit(limits(null, null, "0.05", null, null));
        FakeMarket bare = new FakeMarket(venue);
        rig.close();
        rig =
                new TradingRig(
                        database, bare, TradingSettings.standard(), RiskSettings.none(), TIERS);

        refused(ErrorCode.BOOK_NOT_LIVE, () -> buy("1", "100"));
    }

    @Test
    void keepsTheStricterOfOwnersAndDesksLimits() {
        limit(limits("500", null, "0.05", null, null));
        RiskView view =
                rig.risk()
                        .deskLimit(
                                DESK, rig.account(), 0, limits("1000", "2000", "0.02", null, null));

        assertThat(view.effective()).isEqualTo(limits("500", "2000", "0.02", null, null));
        limit(Limits.NONE);
        refused(ErrorCode.ORDER_TOO_LARGE, () -> buy("10.1", "100"));
        assertThat(rig.audited())
                .containsExactly(
                        "trading.risk.changed", "trading.risk.changed", "trading.risk.changed");
    }

    @Test
    void appliesTheBackendsLimitsWhereTheDeskSetNone() {
        restart(new RiskSettings(number("100"), null, null, null, null));

        refused(ErrorCode.ORDER_TOO_LARGE, () -> buy("1.1", "100"));
        rig.risk().deskLimit(DESK, rig.account(), 0, Limits.NONE);
        buy("1.1", "100");
    }

    @Test
    void changesLimitsOnlyFromTheVersionThatWasSeen() {
        limit(limits("500", null, null, null, null));

        refused(
                ErrorCode.VERSION_CHANGED,
                () -> rig.risk().limit(USER, rig.account(), 0, Limits.NONE));
        assertThat(rig.risk().risk(USER, rig.account()).own().maxOrderNotional())
                .isEqualByComparingTo("500");
    }

    @Test
    void refusesLimitsThatAreNone() {
        for (Limits bad :
                List.of(
                        limits("0", null, null, null, null),
                        limits(null, "-1", null, null, null),
                        limits(null, null, "11", null, null),
                        limits(null, null, null, 0, null),
                        limits(null, null, null, null, "1e30"))) {
            refused(ErrorCode.INVALID_FIELD, () -> limit(bad));
        }
    }

    @Test
    void showsAnothersAccountToNobodyButTheDesk() {
        refused(ErrorCode.NOT_FOUND, () -> rig.risk().risk(DESK, rig.account()));
        refused(
                ErrorCode.NOT_FOUND,
                () -> rig.risk().halt(DESK, rig.account(), new Halt(true, "mine now")));
        assertThat(rig.risk().deskView(rig.account()).account()).isEqualTo(rig.account());
    }

    // fees

    @Test
    void chargesTheTierThatTheLastThirtyDaysReached() {
        rig.bean(JdbcClient.class)
                .sql(
                        "insert into trading_volume (account_id, traded_on, notional) values (?, ?, ?)")
                .params(rig.account().value(), today().minusDays(30), new BigDecimal("1000"))
                .update();

        own(1_00000, 100_00);

        FeeView fees = rig.risk().fees(USER, rig.account());
        assertThat(fees.tier()).isEqualTo(1);
        assertThat(fees.volume()).isEqualByComparingTo("1000");
        assertThat(fees.nextVolume()).isNull();
        assertThat(rig.trading().fills(USER, rig.account(), 1).getFirst().fee())
                .isEqualByComparingTo("0.01");
    }

    @Test
    void countsVolumeFromTheDayAfter() {
        own(20_00000, 100_00);

        FeeView fees = rig.risk().fees(USER, rig.account());
        assertThat(fees.tier()).isZero();
        assertThat(fees.volume()).isEqualByComparingTo("0");
        assertThat(fees.nextVolume()).isEqualByComparingTo("1000");
        BigDecimal counted =
                rig.bean(JdbcClient.class)
                        .sql("select notional from trading_volume where account_id = ?")
                        .param(rig.account().value())
                        .query(BigDecimal.class)
                        .single();
        assertThat(counted).isEqualByComparingTo("2000");
    }

    private static LocalDate today() {
        return Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
