package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.testing.CapturedLog;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.margin.Funding;
import io.aibotiyi.backend.trading.margin.MarginTroubles;
import io.aibotiyi.backend.trading.margin.MarkPrices;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Margin.FundingView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Funding: who pays whom, and that it is once. The clock is the test's. */
abstract class FundingContract extends MarginFixture {

    /** Within an interval, so that the first round has nothing to pay. */
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final Instant FOUR = Instant.parse("2026-03-02T16:00:00Z");

    private final MovedClock clock = new MovedClock();

    private static final class MovedClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Override
    TradingRig newRig() {
        return new TradingRig(database, market, fees("0", "0"), clock);
    }

    private void at(Instant time) {
        clock.now = time;
    }

    private void premium() {
        // the basis counts with its average: three samples of one dollar
        perp(101_00);
        MarkPrices marks = rig.bean(MarkPrices.class);
        for (int i = 0; i < 40; i++) {
            clock.now = clock.now.plusSeconds(1);
            marks.sample();
        }
        equal(marks.mark(PERP.id()).orElseThrow(), "101");
    }

    private List<FundingView> paid() {
        return margins().funding(USER, rig.account(), 10);
    }

    @Test
    void longsPayShortsByThePremiumOnceHoweverOftenItIsTried() {
        trade(Side.BUY, "100", "100");
        at(FOUR.minusSeconds(45));
        premium();
        assertThat(paid()).isEmpty();

        at(FOUR.plusSeconds(1));
        rig.bean(Funding.class).round();
        rig.bean(Funding.class).round();

        // a premium of 1 % damped by 0.05 % and clamped to 0.75 %, of 100 × 101
        FundingView one = paid().getFirst();
        assertThat(paid()).hasSize(1);
        assertThat(one.time()).isEqualTo(FOUR);
        equal(one.rate(), "0.0075");
        equal(one.payment(), "-75.75");
        equal(cash(), "99924.25");
        equal(position().funding(), "-75.75");
        equal(position().realisedPnl(), "-75.75");
        equal(
                rig.ledger()
                        .balance(LedgerAccount.fundingClearing(PERP.id().venue(), "USDT"))
                        .total(),
                "75.75");
        assertSound();

        restart();
        rig.bean(Funding.class).round();
        assertThat(paid()).hasSize(1);
        equal(cash(), "99924.25");
    }

    @Test
    void shortsReceiveAndWithoutAPremiumTheInterestIsPaid() {
        trade(Side.SELL, "100", "100");
        at(FOUR.plusSeconds(1));
        rig.bean(Funding.class).round();

        equal(paid().getFirst().rate(), "0.0001");
        equal(paid().getFirst().payment(), "1");
        equal(cash(), "100001");
        assertSound();
    }

    @Test
    void countsThePositionAtTheEndOfTheIntervalAndNotWhatWasTradedLater() {
        // the fake venue's fills carry a time of before
        trade(Side.SELL, "100", "100");
        at(FOUR.plusSeconds(1));
        var jdbc = JdbcClient.create(database);
        trade(Side.BUY, "60", "100");
        jdbc.sql("update trading_fill set executed_at = ? where side = 'BUY'")
                .param(FOUR.plusMillis(500).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from trading_funding").update();
        rig.bean(Funding.class).round();

        assertThat(paid()).hasSize(1);
        equal(paid().getFirst().quantity(), "-100");
    }

    @Test
    void anAccountThatCannotBePaidKeepsNobodyElseFromIt() {
        try (CapturedLog log = new CapturedLog(MarginTroubles.class)) {
            trade(Side.SELL, "100", "100");
            AccountId healthy = another(Side.SELL, "200", "100");
            poison(rig.account());
            at(FOUR.plusSeconds(1));

            rig.bean(Funding.class).round();
            rig.bean(Funding.class).round();

            assertThat(paid()).isEmpty();
            equal(cash(), "100000");
            equal(rig.ledger().balance(LedgerAccount.cash(healthy, "USDT")).total(), "100002");
            assertThat(rig.bean(MarginTroubles.class).depth()).isEqualTo(1);
            assertThat(log.lines()).hasSize(1);
            assertThat(log.lines().getFirst().message())
                    .startsWith(
                            "The funding of sim:BTC-PERP for account " + rig.account() + " failed");

            // once it can be, it is, and the failure is forgotten
            JdbcClient.create(database)
                    .sql("update trading_leverage set leverage = 5 where leverage = 0")
                    .update();
            rig.bean(Funding.class).round();
            equal(cash(), "100001");
            assertThat(rig.bean(MarginTroubles.class).depth()).isZero();
        }
    }

    @Test
    void anIntervalThatCannotBePricedForAnHourIsNotPaid() {
        trade(Side.BUY, "100", "100");
        market.loseBook(FakeMarket.BTC);
        at(FOUR.plusSeconds(1));
        rig.bean(Funding.class).round();
        assertThat(paid()).isEmpty();

        index(100_00);
        at(FOUR.plus(Duration.ofHours(1)).plusSeconds(1));
        rig.bean(Funding.class).round();
        assertThat(paid()).isEmpty();
        equal(cash(), "100000");
        assertThat(margins().perpetuals().getFirst().nextFunding())
                .isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(margins().perpetuals().getFirst().fundingRate()).isNull();
    }
}
