package io.aibotiyi.backend.analytics.journal;

import static io.aibotiyi.backend.analytics.journal.JournalRig.ANN;
import static io.aibotiyi.domain.Side.BUY;
import static io.aibotiyi.domain.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.BookedFills.FundingPaid;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Journal.Annotation;
import io.aibotiyi.protocol.Journal.AssetAmount;
import io.aibotiyi.protocol.Journal.Bucket;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import io.aibotiyi.protocol.Journal.EquityDay;
import io.aibotiyi.protocol.Journal.Excursion;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.LegView;
import io.aibotiyi.protocol.Journal.Outcome;
import io.aibotiyi.protocol.Journal.Statistics;
import io.aibotiyi.protocol.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the journal makes of fills, on every database it runs on. */
abstract class JournalContract extends JournalScenario {

    @Test
    void groupsPartsOfARoundTripByAverageCost() {
        var opening = rig.fill(BUY, "1", "100", "0.1");
        later(Duration.ofMinutes(1));
        rig.fill(BUY, "1", "110", "0.11");
        rig.fill(SELL, "0.5", "120", "0.06");

        JournalEntryView open = only();
        assertThat(open.id().value()).isEqualTo(opening.id().value());
        assertThat(open.state()).isEqualTo(EntryState.OPEN);
        equal(open.entryPrice(), "105");
        equal(open.openQuantity(), "1.5");
        equal(open.grossPnl(), "7.5");
        assertThat(open.outcome()).isNull();

        later(Duration.ofMinutes(9));
        rig.fill(SELL, "1.5", "100", "0.15");
        JournalEntryView closed = only();
        assertThat(closed.state()).isEqualTo(EntryState.CLOSED);
        equal(closed.exitPrice(), "105");
        equal(closed.grossPnl(), "0");
        equal(closed.fees(), "0.42");
        equal(closed.netPnl(), "-0.42");
        equal(closed.largest(), "2");
        assertThat(closed.fills()).isEqualTo(4);
        assertThat(closed.holdingSeconds()).isEqualTo(600);
        assertThat(closed.outcome()).isEqualTo(Outcome.LOSS);
        assertThat(detail().legs())
                .extracting(LegView::opening)
                .containsExactly(true, true, false, false);
    }

    @Test
    void aFillThroughZeroClosesOneAndOpensAnotherWithItsShareOfTheFee() {
        rig.perp(SELL, "1", "100", "0.1");
        var flip = rig.perp(BUY, "3", "90", "0.27");
        rig.perp(SELL, "2", "95", "0.19");

        List<JournalEntryView> trips = all();
        assertThat(trips)
                .extracting(JournalEntryView::direction)
                .containsExactly(Direction.LONG, Direction.SHORT);
        JournalEntryView shortTrip = trips.getLast();
        equal(shortTrip.grossPnl(), "10");
        equal(shortTrip.fees(), "0.19");
        JournalEntryView longTrip = trips.getFirst();
        assertThat(longTrip.id().value()).isEqualTo(flip.id().value());
        equal(longTrip.grossPnl(), "10");
        equal(longTrip.fees(), "0.37");
        assertThat(longTrip.fills()).isEqualTo(2);
    }

    @Test
    void fillsOfBeforeTheJournalAreInAndNoneIsInTwiceAcrossRestarts() {
        int trips = JournalBooks.BATCH + 20;
        for (int i = 0; i < trips; i++) {
            rig.fill(BUY, "1", "100", "0.1");
            rig.fill(SELL, "1", "101", "0.1");
        }
        assertThat(rig.journal().entries(ANN, Filter.all(), null, 500).items()).hasSize(500);
        rig.close();
        rig = new JournalRig(database, market, booked, clock);
        rig.fill(BUY, "1", "100", "0.1");
        rig.fill(SELL, "1", "101", "0.1");

        Statistics sums = rig.journal().statistics(ANN, Filter.all(), ZoneOffset.UTC, null);
        assertThat(sums.all().entries()).isEqualTo(trips + 1);
        equal(sums.all().grossPnl(), String.valueOf(trips + 1));
        assertThat(count("analytics_entry_leg")).isEqualTo(2L * (trips + 1));
    }

    @Test
    void whatFailsHalfWayLeavesNothingAndIsDoneAgain() {
        rig.fill(BUY, "1", "100", "0.1");
        JdbcClient jdbc = rig.bean(JdbcClient.class);
        jdbc.sql("alter table analytics_entry_leg add column broken integer default 1 not null")
                .update();
        jdbc.sql("alter table analytics_entry_leg alter column broken drop default").update();
        assertThatThrownBy(this::all).hasStackTraceContaining("analytics_entry_leg");
        assertThat(count("analytics_entry")).isZero();

        jdbc.sql("alter table analytics_entry_leg drop column broken").update();
        assertThat(only().fills()).isEqualTo(1);
    }

    @Test
    void aFeeInTheBaseAssetMakesThePositionSmallerAndDustIsFlat() {
        rig.live(BUY, "1", "100", "0.0010004", "BTC", null);
        JournalEntryView open = only();
        equal(open.quantity(), "0.9989996");
        equal(open.fees(), "0.10004");

        rig.live(SELL, "0.99899", "110", "0.1", "USDT", "9");
        JournalEntryView closed = only();
        assertThat(closed.state())
                .as("what is left is less than a lot")
                .isEqualTo(EntryState.CLOSED);
        equal(closed.openQuantity(), "0.0000096");
        equal(closed.grossPnl(), "9.9899");
        equal(closed.netPnl(), "9.78986");
    }

    @Test
    void aFeeThatNothingPricesIsToldApart() {
        rig.live(BUY, "1", "100", "0.002", "BNB", null);
        rig.live(SELL, "1", "110", "0.003", "BNB", "10");
        JournalEntryView closed = only();
        equal(closed.netPnl(), "10");
        assertThat(closed.unpricedFees())
                .containsExactly(new AssetAmount("BNB", new BigDecimal("0.005")));
    }

    @Test
    void aSaleOfWhatNoFillBoughtCostsWhatTradingSays() {
        rig.live(BUY, "1", "100", "0", "USDT", null);
        rig.live(SELL, "3", "110", "3", "USDT", "87");

        List<JournalEntryView> trips = all();
        JournalEntryView transferred = trips.getFirst();
        assertThat(transferred.transferred()).isTrue();
        equal(transferred.quantity(), "2");
        equal(transferred.entryPrice(), "80");
        equal(transferred.grossPnl(), "60");
        equal(transferred.fees(), "2");
        equal(trips.getLast().netPnl(), "9");
    }

    @Test
    void fundingBelongsToTheTripThatWasOpenAndIsInOnce() {
        rig.perp(BUY, "1", "100", "0");
        later(Duration.ofHours(3));
        booked.funding.add(
                new FundingPaid(
                        JournalRig.PERP,
                        Instant.parse("2026-03-03T00:00:00Z"),
                        new BigDecimal("-0.5")));
        equal(only().funding(), "-0.5");
        later(Duration.ofHours(1));
        rig.perp(SELL, "1", "110", "0");
        rig.perp(BUY, "1", "110", "0");

        assertThat(all()).hasSize(2);
        JournalEntryView closed = all().getLast();
        equal(closed.funding(), "-0.5");
        equal(closed.netPnl(), "9.5");
        equal(all().getFirst().funding(), "0");
        assertThat(rig.journal().entry(ANN, closed.id()).funding()).hasSize(1);
    }

    @Test
    void theFirstStopOnTheLosingSideIsTheRisk() {
        rig.fill(BUY, "2", "100", "0");
        booked.stops.add(new JournalRig.Booked.Stop(SELL, new BigDecimal("95"), clock.instant()));
        equal(only().risk(), "10");
        assertThat(only().rMultiple()).as("still open").isNull();
        booked.stops.clear();
        later(Duration.ofMinutes(5));
        rig.fill(SELL, "2", "115", "0");
        equal(only().rMultiple(), "3");
        equal(only().stopPrice(), "95");
    }

    @Test
    void measuresHowFarThePriceWentByWholeCandlesWithinTheTrip() {
        rig.fill(BUY, "2", "100", "0");
        long minute = EpochNanos.of(clock.instant());
        candle(minute - MINUTE, 50_00, 200_00);
        candle(minute, 97_00, 104_00);
        candle(minute + MINUTE, 99_00, 112_00);
        candle(minute + 31 * MINUTE, 10_00, 300_00);
        later(Duration.ofSeconds(31 * 60 + 30));
        rig.fill(SELL, "2", "105", "0");
        assertThat(only().excursion()).as("its candles may still be on their way").isNull();

        later(Duration.ofMinutes(2));
        Excursion excursion = Objects.requireNonNull(only().excursion());
        assertThat(excursion.resolution()).isEqualTo("1m");
        equal(excursion.worstPrice(), "97");
        equal(excursion.bestPrice(), "112");
        equal(excursion.adverse(), "6");
        equal(excursion.favourable(), "24");
    }

    private void candle(long open, long low, long high) {
        market.past(FakeMarket.BTC, new Candle(open, low, high, low, high, 1, 1));
    }

    @Test
    void withoutCandlesTheFillsAloneAreTheMeasure() {
        rig.perp(SELL, "1", "100", "0");
        rig.perp(SELL, "1", "104", "0");
        rig.perp(BUY, "2", "101", "0");
        later(Duration.ofMinutes(1));
        Excursion excursion = Objects.requireNonNull(only().excursion());
        assertThat(excursion.resolution()).isEqualTo("fills");
        equal(excursion.adverse(), "4");
        equal(excursion.favourable(), "4");
    }

    @Test
    void addsUpWinsLossesCurveAndDrawdownInTheZoneAskedFor() {
        trip(BUY, "10");
        JournalEntryView worst = trip(SELL, "-4");
        JournalEntryView second = trip(BUY, "-3");
        later(Duration.ofHours(1));
        trip(BUY, "5");

        Statistics sums =
                rig.journal().statistics(ANN, Filter.all(), ZoneId.of("Europe/Istanbul"), null);
        assertThat(sums.currency()).isEqualTo("USDT");
        assertThat(sums.all().entries()).isEqualTo(4);
        equal(sums.all().netPnl(), "8");
        equal(sums.all().winRate(), "0.5");
        equal(sums.all().profitFactor(), "2.142857");
        equal(sums.all().expectancy(), "2");
        equal(sums.all().averageWin(), "7.5");
        equal(sums.all().averageLoss(), "-3.5");
        equal(sums.all().payoff(), "2.142857");
        equal(sums.all().largestLoss(), "-4");
        equal(Objects.requireNonNull(sums.drawdown()).amount(), "7");
        assertThat(sums.drawdown().troughAt()).isEqualTo(second.exitAt());
        assertThat(sums.steps())
                .extracting(s -> s.cumulative().intValueExact())
                .containsExactly(10, 6, 3, 8);
        assertThat(sums.steps())
                .extracting(s -> s.drawdown().intValueExact())
                .containsExactly(0, 4, 7, 2);
        // 21:00 to 22:08 UTC is just after midnight in Istanbul
        assertThat(sums.days()).extracting(EquityDay::day).containsExactly("2026-03-03");
        assertThat(sums.byHour()).extracting(Bucket::key).containsExactly("00", "01");
        assertThat(sums.byWeekday()).extracting(Bucket::key).containsExactly("TUESDAY");
        assertThat(sums.bySide()).extracting(Bucket::key).containsExactly("LONG", "SHORT");
        assertThat(sums.byHolding()).extracting(Bucket::key).containsExactly("1m-5m");
        assertThat(
                        rig.journal()
                                .entries(ANN, Filter.all().facing(Direction.SHORT), null, 9)
                                .items())
                .extracting(JournalEntryView::id)
                .containsExactly(worst.id());
    }

    @Test
    void aFigureWithoutAMeaningIsAbsent() {
        Statistics none = rig.journal().statistics(ANN, Filter.all(), ZoneOffset.UTC, null);
        assertThat(none.all().winRate()).isNull();
        assertThat(none.all().expectancy()).isNull();
        assertThat(none.drawdown()).isNull();

        trip(BUY, "10");
        Statistics won = rig.journal().statistics(ANN, Filter.all(), ZoneOffset.UTC, null);
        equal(won.all().winRate(), "1");
        assertThat(won.all().profitFactor()).as("nothing was lost").isNull();
        assertThat(won.all().payoff()).isNull();
        assertThat(won.all().averageLoss()).isNull();
        assertThat(won.all().averageR()).as("no stop").isNull();
        assertThat(won.drawdown()).isNull();
    }

    @Test
    void filtersByTimeTagOutcomeAndStateAndPagesWithoutGaps() {
        JournalEntryView first = trip(BUY, "1");
        later(Duration.ofHours(1));
        Instant between = clock.instant();
        later(Duration.ofHours(1));
        JournalEntryView second = trip(BUY, "-1");
        rig.journal().annotate(ANN, first.id(), 1, new Annotation("", null, List.of("A")));
        rig.fill(BUY, "1", "100", "0");

        assertThat(ids(Filter.all().within(null, between))).containsExactly(first.id());
        assertThat(ids(Filter.all().within(between, null).being(EntryState.CLOSED)))
                .containsExactly(second.id());
        assertThat(ids(Filter.all().tagged("a"))).containsExactly(first.id());
        assertThat(ids(Filter.all().with(Outcome.LOSS))).containsExactly(second.id());
        assertThat(ids(Filter.all().being(EntryState.OPEN))).hasSize(1);
        Page<JournalEntryView> page = rig.journal().entries(ANN, Filter.all(), null, 2);
        Page<JournalEntryView> rest = rig.journal().entries(ANN, Filter.all(), page.next(), 2);
        assertThat(page.items()).hasSize(2);
        assertThat(rest.items()).extracting(JournalEntryView::id).containsExactly(first.id());
        assertThat(rest.next()).isNull();
    }

    @Test
    void randomFillsAddUpToWhatMoneyMoved() {
        long seed = Long.getLong("journal.seed", 20_261_124L);
        Random random = new Random(seed);
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal position = BigDecimal.ZERO;
        for (int i = 0; i < 400; i++) {
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(5));
            BigDecimal price = BigDecimal.valueOf(9_000 + random.nextInt(2_000), 2);
            BigDecimal fee = price.multiply(quantity).movePointLeft(3);
            Side side = random.nextBoolean() ? BUY : SELL;
            if (i == 399) {
                side = position.signum() > 0 ? SELL : BUY;
                quantity = position.abs();
            }
            if (quantity.signum() == 0) {
                continue;
            }
            BigDecimal signed = quantity.multiply(BigDecimal.valueOf(side.sign()));
            position = position.add(signed);
            cash = cash.subtract(signed.multiply(price)).subtract(fee);
            rig.perp(side, quantity.toPlainString(), price.toPlainString(), fee.toPlainString());
        }
        Statistics sums = rig.journal().statistics(ANN, Filter.all(), ZoneOffset.UTC, null);
        assertThat(all()).as("seed %d", seed).allMatch(e -> e.state() == EntryState.CLOSED);
        assertThat(sums.all().netPnl().setScale(12, RoundingMode.HALF_EVEN))
                .as("seed %d", seed)
                .isEqualByComparingTo(cash);
        assertThat(sums.all().entries()).isGreaterThan(4);
    }
}
