package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import org.junit.jupiter.api.Test;

class LinkedAndConditionalTest extends EngineFixture {

    @Test
    void firesAStopWhenTheMarketTradesAtItsTrigger() {
        rest(1, ANN, Side.SELL, 105, 5);
        rest(2, ANN, Side.SELL, 106, 5);
        assertThat(told(order(BOB).stop(3, Side.BUY, 105, 4)))
                .containsExactly("accepted 3 BUY 4@0");
        assertThat(told(order(CAT).limit(9, Side.BUY, 105, 5)))
                .containsExactly(
                        "accepted 9 BUY 5@105",
                        "trade 9 with 1 BUY 5@105 left 0/0",
                        "level SELL 0@105",
                        "triggered 3 at 105",
                        "trade 3 with 2 BUY 4@106 left 0/1",
                        "level SELL 1@106");
    }

    @Test
    void restsAStopLimitThatFiredAndFindsNobody() {
        told(order(BOB).stopLimit(3, Side.SELL, 95, 94, 4));
        tradeAt(95);
        assertThat(engine.book(SYMBOL).quantityAt(Side.SELL, 94)).isEqualTo(4);
    }

    @Test
    void firesTouchedOrdersFromTheOtherDirection() {
        tradeAt(100);
        assertThat(told(order(BOB).marketIfTouched(3, Side.BUY, 100, 4)))
                .containsExactly("rejected 3 WOULD_TRIGGER_IMMEDIATELY");
        told(order(BOB).marketIfTouched(3, Side.BUY, 95, 4));
        told(order(BOB).limitIfTouched(4, Side.SELL, 105, 104, 4));
        rest(1, ANN, Side.SELL, 97, 4);
        tradeAt(95);
        assertThat(engine.remaining(3)).isZero();
        assertThat(engine.remaining(1)).isZero();
        tradeAt(105);
        assertThat(engine.book(SYMBOL).quantityAt(Side.SELL, 104)).isEqualTo(4);
    }

    @Test
    void letsATrailingStopFollowTheMarketAndNeverFallBack() {
        tradeAt(100);
        told(order(BOB).trailingStop(3, Side.SELL, 5, 4));
        tradeAt(110);
        tradeAt(106);
        assertThat(engine.remaining(3)).isEqualTo(4);
        rest(1, ANN, Side.BUY, 80, 9);
        engine.apply(order(ANN).limit(20, Side.SELL, 105, 1));
        assertThat(told(order(CAT).limit(21, Side.BUY, 105, 1)))
                .contains("triggered 3 at 105", "trade 3 with 1 SELL 4@80 left 0/5");
    }

    @Test
    void trailsAnewFromTheLastTradeWhenItsDistanceIsAmended() {
        tradeAt(100);
        told(order(BOB).trailingStop(3, Side.SELL, 5, 4));
        tradeAt(110);
        tradeAt(108);
        assertThat(told(new Command().amend(BOB, SYMBOL, now, 3, 0, 0, 0).distance(8)))
                .containsExactly("amended 3 4@0");
        rest(1, ANN, Side.BUY, 80, 9);
        tradeAt(101);
        assertThat(engine.remaining(3)).isEqualTo(4);
        engine.apply(order(ANN).limit(20, Side.SELL, 100, 1));
        assertThat(told(order(CAT).limit(21, Side.BUY, 100, 1)))
                .contains("triggered 3 at 100", "trade 3 with 1 SELL 4@80 left 0/5");
    }

    @Test
    void refusesADistanceForWhatDoesNotTrail() {
        rest(1, ANN, Side.BUY, 80, 9);
        assertThat(told(new Command().amend(ANN, SYMBOL, now, 1, 0, 0, 0).distance(8)))
                .containsExactly("rejected 1 UNSUPPORTED_COMBINATION");
        told(order(BOB).trailingStop(3, Side.SELL, 5, 4));
        assertThat(told(new Command().amend(BOB, SYMBOL, now, 3, 0, 0, 0).distance(-8)))
                .containsExactly("rejected 3 TRIGGER_NOT_ON_TICK");
    }

    @Test
    void firesStopsInTheOrderOfTheirTriggers() {
        told(order(ANN).stop(1, Side.BUY, 103, 1));
        told(order(ANN).stop(2, Side.BUY, 101, 1));
        told(order(ANN).stop(3, Side.BUY, 101, 1));
        engine.apply(order(BOB).limit(8, Side.SELL, 104, 1));
        assertThat(told(order(CAT).limit(9, Side.BUY, 104, 1)))
                .containsSubsequence(
                        "triggered 2 at 101", "triggered 3 at 101", "triggered 1 at 103");
    }

    @Test
    void cancelsTheOtherOrderOfAPairAtTheFirstTrade() {
        engine.apply(
                new Command()
                        .oco(ANN, SYMBOL, now)
                        .limit(1, Side.SELL, 110, 5)
                        .stop(2, Side.SELL, 90, 5));
        events.take();
        assertThat(told(order(BOB).limit(9, Side.BUY, 110, 1)))
                .containsExactly(
                        "accepted 9 BUY 1@110",
                        "trade 9 with 1 BUY 1@110 left 0/4",
                        "cancelled 2 5 PEER",
                        "level SELL 4@110");
    }

    @Test
    void cancelsTheOtherOrderOfAPairWhenOneFires() {
        engine.apply(
                new Command()
                        .oco(ANN, SYMBOL, now)
                        .limit(1, Side.SELL, 110, 5)
                        .stop(2, Side.SELL, 90, 5));
        rest(3, CAT, Side.BUY, 90, 1);
        assertThat(told(order(BOB).limit(9, Side.SELL, 90, 1)))
                .containsSubsequence(
                        "triggered 2 at 90", "cancelled 1 5 PEER", "cancelled 2 5 NO_LIQUIDITY");
    }

    @Test
    void armsABracketsExitsForWhatItsEntryFilled() {
        engine.apply(
                new Command()
                        .bracket(ANN, SYMBOL, now)
                        .limit(1, Side.BUY, 100, 5)
                        .limit(2, Side.SELL, 110, 5)
                        .stop(3, Side.SELL, 95, 5));
        assertThat(events.lines())
                .containsExactly(
                        "accepted 1 BUY 5@100",
                        "accepted 2 SELL 5@110",
                        "accepted 3 SELL 5@0",
                        "level BUY 5@100");
        told(order(BOB).limit(9, Side.SELL, 100, 2));
        assertThat(cancel(1, ANN))
                .containsExactly(
                        "cancelled 1 3 REQUESTED",
                        "level BUY 0@100",
                        "armed 2 2",
                        "armed 3 2",
                        "level SELL 2@110");
        assertThat(cancel(3, ANN))
                .containsExactly(
                        "cancelled 3 2 REQUESTED", "cancelled 2 2 PEER", "level SELL 0@110");
    }

    @Test
    void dropsDormantOrdersWhenTheirParentEndsUnfilled() {
        engine.apply(
                new Command()
                        .oto(ANN, SYMBOL, now)
                        .limit(1, Side.BUY, 100, 5)
                        .limit(2, Side.SELL, 110, 5));
        events.take();
        assertThat(cancel(1, ANN))
                .containsExactly(
                        "cancelled 1 5 REQUESTED", "level BUY 0@100", "cancelled 2 5 PARENT");
    }

    @Test
    void refusesAPairThatCouldRestTwice() {
        Command both =
                new Command()
                        .oco(ANN, SYMBOL, now)
                        .limit(1, Side.SELL, 110, 5)
                        .limit(2, Side.SELL, 120, 5);
        assertThat(told(both)).containsExactly("rejected 1 UNSUPPORTED_COMBINATION");
        assertThat(engine.orders()).isZero();
    }
}
