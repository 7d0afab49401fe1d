package io.aibotiyi.backend.analytics.alerts;

import static io.aibotiyi.protocol.MarketAlerts.Test.AT_OR_ABOVE;
import static io.aibotiyi.protocol.MarketAlerts.Test.AT_OR_BELOW;
import static io.aibotiyi.protocol.MarketAlerts.Test.CROSSES;
import static io.aibotiyi.protocol.MarketAlerts.Test.CROSSES_DOWN;
import static io.aibotiyi.protocol.MarketAlerts.Test.CROSSES_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.testing.RecordingNotices.Told;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.Anchor;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.FiringView;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.LineReach;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.Move;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderEvent;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionFigure;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What alerts watch and when they fire, on every database they run on. */
abstract class AlertContract extends AlertScenario {

    @Test
    void firesOnceWhenThePriceCrossesAndTellsIt() {
        prices(99_00);
        AlertId id = set(up("100"), Frequency.ONCE);
        prices(99_99, 100_00, 99_00, 101_00);

        assertThat(alert(id).state()).isEqualTo(AlertState.FIRED);
        assertThat(alert(id).firings()).isEqualTo(1);
        assertThat(firings(id))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.reached()).isEqualByComparingTo("100");
                    assertThat(f.what())
                            .isEqualTo("BTC-USDT last price crossed up through 100, at 100");
                    assertThat(f.marketTime()).isEqualTo(Instant.parse("2026-03-02T10:00:03Z"));
                    assertThat(f.note()).isEqualTo("Watch out");
                    assertThat(f.told()).isTrue();
                });
        assertThat(rig.notices.told())
                .singleElement()
                .satisfies((Told told) -> {
                    assertThat(told.person()).isEqualTo(AlertRig.ANN);
                    assertThat(told.kind()).isEqualTo("analytics.alert.fired");
                    assertThat(told.details())
                            .containsEntry("sound", "bell")
                            .containsEntry("alert", id.toString());
                });
        assertThat(market.followers(BTC)).isZero();
    }

    @Test
    void aPriceBeyondTheLevelFromTheStartCrossesNothingUntilItCameBack() {
        prices(105_00);
        AlertId id = set(up("100"), Frequency.ONCE);
        prices(106_00, 101_00);
        assertThat(firings(id)).isEmpty();
        prices(99_00, 100_50);
        assertThat(firings(id)).hasSize(1);
    }

    @Test
    void theFirstTradeAfterItWasSetIsComparedWithTheLastOneBefore() {
        prices(99_00);
        AlertId id = set(up("100"), Frequency.ONCE);
        prices(101_00);
        assertThat(firings(id)).hasSize(1);
    }

    @Test
    void atOrBeyondFiresAtOnceWhereThePriceIsThereAlready() {
        prices(105_00);
        AlertId above = set(price(PriceKind.LAST, AT_OR_ABOVE, "100"), Frequency.ONCE);
        AlertId below = set(price(PriceKind.LAST, AT_OR_BELOW, "100"), Frequency.ONCE);
        assertThat(firings(above)).hasSize(1);
        assertThat(firings(below)).isEmpty();
        prices(100_00);
        assertThat(firings(below)).hasSize(1);
    }

    @Test
    void bidAskAndMarkAreOfTheBook() {
        market.quote(BTC, now(), 98_00, 99_00);
        AlertId bid = set(price(PriceKind.BID, CROSSES, "99"), Frequency.ONCE);
        AlertId ask = set(price(PriceKind.ASK, CROSSES, "100"), Frequency.ONCE);
        AlertId mark = set(price(PriceKind.MARK, CROSSES, "99.50"), Frequency.ONCE);
        market.quote(BTC, now() + 1, 98_50, 99_90);
        rig.round();
        market.quote(BTC, now() + 2, 98_90, 100_00);
        rig.round();
        assertThat(firings(bid)).isEmpty();
        assertThat(firings(ask)).hasSize(1);
        assertThat(firings(mark)).isEmpty();
        market.quote(BTC, now() + 3, 99_00, 100_20);
        rig.round();
        assertThat(firings(bid)).hasSize(1);
        assertThat(firings(mark)).hasSize(1);
    }

    @Test
    void everyTimeAndOncePerBarCountAsTheySay() {
        prices(99_00);
        AlertId every = set(up("100"), Frequency.EVERY_TIME);
        AlertId bar = set(up("100"), Frequency.ONCE_PER_BAR);
        prices(101_00, 99_00, 101_00, 99_00);
        assertThat(firings(every)).hasSize(2);
        assertThat(firings(bar)).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        prices(101_00);
        assertThat(firings(every)).hasSize(3);
        assertThat(firings(bar)).hasSize(2);
        assertThat(alert(bar).state()).isEqualTo(AlertState.ACTIVE);
    }

    @Test
    void crossingsWithinOneRoundAreSeenAndWithinASecondToldOnce() {
        prices(99_00);
        AlertId id = set(up("100"), Frequency.EVERY_TIME);
        for (long price : new long[] {101_00, 99_00, 102_00, 98_00}) {
            market.print(BTC, now(), price);
        }
        rig.round();
        assertThat(firings(id)).hasSize(1);
        market.print(BTC, now(), 103_00);
        rig.round();
        assertThat(firings(id)).hasSize(1);
        prices(99_00, 101_00);
        assertThat(firings(id)).hasSize(2);
    }

    @Test
    void overARestartThePriceBeforeIsComparedWithTheFirstAfterAndNothingIsToldTwice() {
        prices(99_00);
        AlertId up = set(up("100"), Frequency.EVERY_TIME);
        AlertId down = set(price(PriceKind.LAST, CROSSES_DOWN, "100"), Frequency.EVERY_TIME);
        prices(98_00);
        restart();
        rig.round();
        assertThat(firings(up)).isEmpty();
        prices(103_00);
        assertThat(firings(up)).hasSize(1);
        restart();
        rig.round();
        rig.round();
        prices(104_00);
        assertThat(firings(up)).hasSize(1);
        assertThat(firings(down)).isEmpty();
        restart();
        prices(97_00);
        assertThat(firings(down)).hasSize(1);
    }

    @Test
    void aLostFeedIsFollowedAgainAndComparedWithWhatWasBefore() {
        prices(99_00);
        AlertId id = set(up("100"), Frequency.ONCE);
        prices(99_50);
        market.feed(BTC, FeedState.DISCONNECTED);
        rig.round();
        market.feed(BTC, FeedState.CONNECTING);
        rig.round();
        assertThat(firings(id)).isEmpty();
        assertThat(market.followers(BTC)).isEqualTo(1);
        prices(100_50);
        assertThat(firings(id)).hasSize(1);
    }

    @Test
    void theSameEventFiresAnAlertOnce() {
        AlertId id = set(up("100"), Frequency.EVERY_TIME);
        Firings firings = rig.bean(Firings.class);
        AlertStore store = rig.bean(AlertStore.class);
        Event event = new Event("at:1:up", null, "It happened", null);
        Alert first = store.find(id).orElseThrow();
        Alert second = firings.fire(first, List.of(event), 1.0, 1).orElseThrow();
        assertThat(firings.fire(first, List.of(event), 1.0, 1)).isEmpty();
        assertThat(firings.fire(second, List.of(event), 1.0, 1)).isPresent();
        assertThat(firings(id)).hasSize(1);
        assertThat(rig.notices.told()).hasSize(1);
    }

    @Test
    void aFiringWhoseNoticeFailsLeavesNothingAndIsTriedAgain() {
        AlertId id = set(up("100"), Frequency.ONCE);
        Alert alert = rig.bean(AlertStore.class).find(id).orElseThrow();
        Event tooLong = new Event("k", null, "It happened", new BigDecimal("1e300"));
        assertThatThrownBy(() -> rig.bean(Firings.class).fire(alert, List.of(tooLong), 1.0, 1))
                .isInstanceOf(RuntimeException.class);
        assertThat(firings(id)).isEmpty();
        assertThat(alert(id).state()).isEqualTo(AlertState.ACTIVE);
        assertThat(rig.bean(AlertStore.class).find(id).orElseThrow().seen()).isNull();
    }

    @Test
    void aMoveInAWindowIsOfThePriceThen() {
        prices(100_00);
        AlertId id =
                set(
                        new ChangeCondition(BTC.id(), Move.RISES, new BigDecimal("5"), 60),
                        Frequency.ONCE);
        clock.advance(Duration.ofSeconds(30));
        prices(103_00);
        clock.advance(Duration.ofSeconds(40));
        prices(104_90);
        assertThat(firings(id)).as("4.9 % of 100, a minute before").isEmpty();
        clock.advance(Duration.ofSeconds(25));
        prices(108_00);
        assertThat(firings(id)).as("4.85 % of 103, a minute before").isEmpty();
        prices(108_20);
        assertThat(firings(id))
                .singleElement()
                .satisfies(
                        f -> assertThat(f.what()).isEqualTo("BTC-USDT rose +5.05 % within 1 min"));
    }

    @Test
    void aDrawnLineIsCrossedWhereItStandsThenAndOnlyWithinItsReach() {
        prices(100_00);
        Instant from = clock.instant();
        LineCondition ray =
                new LineCondition(
                        BTC.id(),
                        new Anchor(from, new BigDecimal("101")),
                        new Anchor(from.plusSeconds(10), new BigDecimal("111")),
                        LineReach.RAY,
                        CROSSES);
        AlertId reaching = set(ray, Frequency.ONCE);
        AlertId ending =
                set(
                        new LineCondition(
                                BTC.id(), ray.from(), ray.to(), LineReach.SEGMENT, ray.test()),
                        Frequency.ONCE);
        prices(101_00, 102_90, 104_10 - 20);
        assertThat(firings(reaching)).as("the line is at 104 then").isEmpty();
        clock.advance(Duration.ofSeconds(20));
        prices(110_00, 200_00);
        assertThat(firings(reaching)).hasSize(1);
        assertThat(firings(ending)).as("the line ended").isEmpty();
    }

    private static Candle candle(long minute, long close) {
        return new Candle(minute * MINUTE, close, close, close, close, 1, 1);
    }

    @Test
    void anIndicatorIsLookedAtWhenABarIsFinalOrAsItForms() {
        for (int i = 0; i < 5; i++) {
            market.past(BTC, candle(i, 99_00));
        }
        AlertId closed = set(indicator(true), Frequency.ONCE);
        AlertId forming = set(indicator(false), Frequency.ONCE);
        market.grow(BTC, candle(4, 104_00));
        rig.round();
        assertThat(firings(forming))
                .singleElement()
                .satisfies(f -> assertThat(f.reached()).isEqualByComparingTo("101.5"));
        assertThat(firings(closed)).isEmpty();
        market.grow(BTC, candle(4, 99_50));
        rig.round();
        market.grow(BTC, candle(5, 99_50));
        rig.round();
        assertThat(firings(closed)).as("99.25 when it closed").isEmpty();
        market.grow(BTC, candle(5, 101_00));
        market.grow(BTC, candle(6, 90_00));
        rig.round();
        assertThat(firings(closed))
                .singleElement()
                .satisfies(f ->
                        assertThat(f.what())
                                .isEqualTo(
                                        "SMA(length 2) of BTC-USDT 1m crossed up through 100, at 100.25"));
    }

    @Test
    void barsOfAGapAndOfAStopAreLookedAtInTheHistory() {
        for (int i = 0; i < 5; i++) {
            market.past(BTC, candle(i, 99_00));
        }
        AlertId gap = set(indicator(true), Frequency.EVERY_TIME);
        market.past(BTC, candle(5, 104_00));
        market.past(BTC, candle(6, 90_00));
        market.past(BTC, candle(7, 90_00));
        market.grow(BTC, candle(7, 90_00));
        rig.round();
        assertThat(firings(gap)).as("bar 5, which was never told").hasSize(1);
        clock.advance(Duration.ofSeconds(5));
        rig.close();
        market.past(BTC, candle(8, 130_00));
        market.past(BTC, candle(9, 50_00));
        market.past(BTC, candle(10, 50_00));
        restart();
        rig.round();
        rig.round();
        assertThat(firings(gap))
                .extracting(f -> f.marketTime())
                .containsExactly(Instant.EPOCH.plusSeconds(300), Instant.EPOCH.plusSeconds(480));
    }

    @Test
    void twoLinesCrossAndAFormulaBecomesTrue() {
        for (int i = 0; i < 6; i++) {
            market.past(BTC, candle(i, 100_00 - i * 100));
        }
        AlertId lines =
                set(
                        new IndicatorCondition(
                                BTC.id(), "1m", true, sma(1), CROSSES_UP, null, sma(3)),
                        Frequency.ONCE);
        AlertId formula =
                set(
                        new FormulaCondition(BTC.id(), "1m", true, "close > sma(close, 3)"),
                        Frequency.ONCE);
        rig.round();
        market.grow(BTC, candle(5, 120_00));
        rig.round();
        assertThat(firings(lines)).isEmpty();
        market.grow(BTC, candle(6, 120_00));
        rig.round();
        assertThat(firings(lines)).hasSize(1);
        assertThat(firings(formula))
                .singleElement()
                .satisfies(f -> assertThat(f.what()).contains("became true"));
    }

    private static OrderView order(long number, OrderStatus status, String filled) {
        Instant time = Instant.parse("2026-03-02T11:00:00Z");
        return new OrderView(
                new OrderId(new UUID(5, number)),
                AlertRig.ACCOUNT,
                BTC.id(),
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                BigDecimal.ONE,
                BigDecimal.TEN,
                status,
                new BigDecimal(filled),
                null,
                null,
                null,
                1,
                time,
                time);
    }

    @Test
    void ordersTellEachEventOnceHoweverOftenItIsDelivered() {
        AlertId id =
                set(
                        new OrderCondition(
                                AlertRig.ACCOUNT,
                                null,
                                List.of(OrderEvent.FILLED, OrderEvent.PARTIALLY_FILLED)),
                        Frequency.EVERY_TIME);
        for (int again = 0; again < 2; again++) {
            rig.told(order(1, OrderStatus.OPEN, "0"));
            rig.told(order(1, OrderStatus.PARTIALLY_FILLED, "0.4"));
            rig.told(order(1, OrderStatus.PARTIALLY_FILLED, "0.6"));
            rig.told(order(1, OrderStatus.FILLED, "1"));
            rig.told(order(2, OrderStatus.CANCELLED, "0"));
        }
        assertThat(firings(id))
                .extracting(FiringView::what)
                .containsExactly(
                        "Buy 1 BTC-USDT was partly filled: 0.4",
                        "Buy 1 BTC-USDT was partly filled: 0.6",
                        "Buy 1 BTC-USDT was filled");
    }

    private PortfolioView portfolio(String quantity, String profit) {
        return new PortfolioView(
                AlertRig.ACCOUNT,
                "USDT",
                BigDecimal.TEN,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                true,
                List.of(),
                List.of(
                        new PositionView(
                                BTC.id(),
                                new BigDecimal(quantity),
                                BigDecimal.TEN,
                                BigDecimal.TEN,
                                new BigDecimal(profit),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO)),
                clock.instant(),
                null,
                null,
                TradingMode.SIMULATED);
    }

    @Test
    void aPositionsProfitIsFollowedWhileThereIsOne() {
        rig.portfolio = portfolio("1", "10");
        AlertId id =
                set(
                        new PositionCondition(
                                AlertRig.ACCOUNT,
                                BTC.id(),
                                PositionFigure.UNREALISED_PNL,
                                AT_OR_BELOW,
                                new BigDecimal("-50")),
                        Frequency.EVERY_TIME);
        for (String profit : new String[] {"-49.99", "-50", "-60", "-20", "-51"}) {
            rig.portfolio = portfolio("1", profit);
            clock.advance(Duration.ofSeconds(1));
            rig.round();
        }
        assertThat(firings(id))
                .extracting(f -> String.valueOf(f.reached()))
                .hasSize(2)
                .allMatch(r -> r.startsWith("-5"));
        rig.portfolio = portfolio("0", "-90");
        clock.advance(Duration.ofSeconds(1));
        rig.round();
        assertThat(firings(id)).as("no position, no number").hasSize(2);
    }

    @Test
    void pausedExpiredAndDeletedOnesAreNotWatchedAndArmedOnesBeginAnew() {
        prices(99_00);
        AlertId id = set(up("100"), Frequency.ONCE);
        rig.alerts().pause(AlertRig.ANN, id);
        prices(101_00);
        assertThat(firings(id)).isEmpty();
        rig.alerts().arm(AlertRig.ANN, id);
        prices(102_00);
        assertThat(firings(id)).as("it crossed while it was paused").isEmpty();
        prices(99_00, 101_00);
        assertThat(alert(id).state()).isEqualTo(AlertState.FIRED);
        rig.alerts().arm(AlertRig.ANN, id);
        prices(99_00, 101_00);
        assertThat(firings(id)).hasSize(2);

        AlertTerms brief =
                new AlertTerms(
                        up("100"),
                        Frequency.ONCE,
                        null,
                        clock.instant().plusSeconds(5),
                        null,
                        null,
                        false);
        AlertId expiring = set(brief);
        clock.advance(Duration.ofSeconds(6));
        rig.round();
        assertThat(alert(expiring).state()).isEqualTo(AlertState.EXPIRED);
        refused(
                ErrorCode.INVALID_FIELD,
                "terms.expires",
                () -> rig.alerts().arm(AlertRig.ANN, expiring));

        rig.alerts().delete(AlertRig.ANN, id);
        assertThat(rig.alerts().all(AlertRig.ANN))
                .extracting(MarketAlertView::id)
                .containsExactly(expiring);
        assertThat(firings(id)).as("the history stays").hasSize(2);
    }
}
