package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatchingTest extends EngineFixture {

    private static final long HASH_OF_TWO_ORDERS = -8358807865458063213L;

    @Test
    void tradesBestPriceFirstThenOldestAtTheMakersPrice() {
        rest(1, ANN, Side.BUY, 98, 5);
        rest(2, ANN, Side.BUY, 100, 5);
        rest(3, BOB, Side.BUY, 100, 5);
        assertThat(told(order(CAT).limit(9, Side.SELL, 98, 12)))
                .containsExactly(
                        "accepted 9 SELL 12@98",
                        "trade 9 with 2 SELL 5@100 left 7/0",
                        "trade 9 with 3 SELL 5@100 left 2/0",
                        "level BUY 0@100",
                        "trade 9 with 1 SELL 2@98 left 0/3",
                        "level BUY 3@98");
        assertThat(engine.position(CAT, SYMBOL)).isEqualTo(-12);
        assertThat(engine.position(BOB, SYMBOL)).isEqualTo(5);
    }

    @Test
    void keepsThePlaceOfAPartlyFilledMaker() {
        rest(1, ANN, Side.SELL, 100, 5);
        rest(2, ANN, Side.SELL, 100, 5);
        told(order(BOB).limit(8, Side.BUY, 100, 2).validity(Validity.IOC));
        assertThat(told(order(BOB).limit(9, Side.BUY, 100, 4).validity(Validity.IOC)))
                .contains("trade 9 with 1 BUY 3@100 left 1/0", "trade 9 with 2 BUY 1@100 left 0/4");
    }

    @Test
    void cancelsWhatAnImmediateOrderLeaves() {
        rest(1, ANN, Side.SELL, 100, 5);
        assertThat(told(order(BOB).limit(9, Side.BUY, 101, 7).validity(Validity.IOC)))
                .endsWith("level SELL 0@100", "cancelled 9 2 NO_LIQUIDITY");
        assertThat(engine.orders()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void fillsOrKillsOverLevelsAndTouchesNothingWhenItKills(Side side) {
        Side makers = side.opposite();
        rest(1, ANN, makers, 100, 5);
        rest(2, ANN, makers, 100 + side.sign(), 5);
        rest(3, ANN, makers, 100 + 2L * side.sign(), 5);
        long limit = 100L + side.sign();
        assertThat(told(order(BOB).limit(9, side, limit, 11).validity(Validity.FOK)))
                .containsExactly(
                        "accepted 9 " + side + " 11@" + limit, "cancelled 9 11 NOT_FILLABLE");
        assertThat(told(order(BOB).limit(10, side, limit, 10).validity(Validity.FOK)))
                .noneMatch(line -> line.startsWith("cancelled"));
        assertThat(engine.orders()).isOne();
    }

    @Test
    void spendsMoneyInWholeLotsAtTheBestPrices() {
        define(SymbolRules.of(2, 1, 10));
        engine.apply(new Command().place(ANN, 2, now).limit(1, Side.SELL, 7, 20));
        engine.apply(new Command().place(ANN, 2, now).limit(2, Side.SELL, 8, 20));
        events.take();
        assertThat(told(new Command().place(BOB, 2, now).marketNotional(9, Side.BUY, 250)))
                .containsExactly(
                        "accepted 9 BUY 250@0",
                        "trade 9 with 1 BUY 20@7 left 110/0",
                        "level SELL 0@7",
                        "trade 9 with 2 BUY 10@8 left 30/10",
                        "level SELL 10@8",
                        "cancelled 9 30 NO_LIQUIDITY");
    }

    @Test
    void showsAnIcebergInPartsThatQueueAnew() {
        engine.apply(order(ANN).limit(1, Side.SELL, 100, 10).iceberg(4));
        assertThat(events.lines()).containsExactly("accepted 1 SELL 10@100", "level SELL 4@100");
        rest(2, CAT, Side.SELL, 100, 3);
        assertThat(told(order(BOB).limit(9, Side.BUY, 100, 9).validity(Validity.IOC)))
                .containsExactly(
                        "accepted 9 BUY 9@100",
                        "trade 9 with 1 BUY 4@100 left 5/6",
                        "trade 9 with 2 BUY 3@100 left 2/0",
                        "trade 9 with 1 BUY 2@100 left 0/4",
                        "level SELL 2@100");
    }

    @Test
    void countsHiddenQuantityForFillOrKill() {
        engine.apply(order(ANN).limit(1, Side.SELL, 100, 10).iceberg(1));
        assertThat(told(order(BOB).limit(9, Side.BUY, 100, 10).validity(Validity.FOK)))
                .endsWith("trade 9 with 1 BUY 1@100 left 0/0", "level SELL 0@100");
    }

    @Test
    void refusesAPostOnlyOrderThatWouldTakeAndAcceptsOneThatWouldNot() {
        rest(1, ANN, Side.SELL, 100, 5);
        assertThat(told(order(BOB).limit(2, Side.BUY, 100, 5).postOnly()))
                .containsExactly("rejected 2 POST_ONLY_WOULD_TAKE");
        assertThat(told(order(BOB).limit(2, Side.BUY, 99, 5).postOnly()))
                .containsExactly("accepted 2 BUY 5@99", "level BUY 5@99");
    }

    @Test
    void letsReduceOnlyOrdersCloseAPositionAndNoMore() {
        assertThat(told(order(ANN).limit(1, Side.SELL, 100, 5).reduceOnly()))
                .containsExactly("rejected 1 REDUCE_ONLY_WOULD_INCREASE");
        told(new Command().position(ANN, SYMBOL, now, 6));
        rest(2, BOB, Side.BUY, 100, 20);
        assertThat(told(order(ANN).limit(3, Side.SELL, 100, 9).reduceOnly()))
                .containsExactly(
                        "accepted 3 SELL 9@100",
                        "reduced 3 by 3 to 6 REDUCE_ONLY",
                        "trade 3 with 2 SELL 6@100 left 0/14",
                        "level BUY 14@100");
        assertThat(engine.position(ANN, SYMBOL)).isZero();
    }

    @Test
    void endsARestingReduceOnlyOrderThatHasNothingLeftToReduce() {
        told(new Command().position(ANN, SYMBOL, now, 6));
        engine.apply(order(ANN).limit(1, Side.SELL, 100, 5).reduceOnly());
        told(new Command().position(ANN, SYMBOL, now, 2));
        assertThat(told(order(BOB).limit(9, Side.BUY, 100, 4)))
                .containsExactly(
                        "accepted 9 BUY 4@100",
                        "trade 9 with 1 BUY 2@100 left 2/3",
                        "cancelled 1 3 REDUCE_ONLY",
                        "level SELL 0@100",
                        "level BUY 2@100");
        assertThat(engine.position(ANN, SYMBOL)).isZero();
    }

    @Test
    void doesNotCountReduceOnlyOrdersForFillOrKill() {
        told(new Command().position(ANN, SYMBOL, now, 6));
        engine.apply(order(ANN).limit(1, Side.SELL, 100, 5).reduceOnly());
        events.take();
        assertThat(told(order(BOB).limit(9, Side.BUY, 100, 5).validity(Validity.FOK)))
                .endsWith("cancelled 9 5 NOT_FILLABLE");
    }

    @Test
    void expiresOrdersInTimeSoonestFirst() {
        engine.apply(order(ANN).limit(1, Side.BUY, 100, 5).goodTill(now + 20));
        engine.apply(order(ANN).limit(2, Side.BUY, 99, 5).goodTill(now + 10));
        events.take();
        assertThat(told(order(ANN).limit(3, Side.BUY, 98, 5).goodTill(now)))
                .containsExactly("rejected 3 ALREADY_EXPIRED");
        assertThat(told(new Command().tick(now + 9))).isEmpty();
        assertThat(told(new Command().tick(now + 20)))
                .containsExactly(
                        "cancelled 2 5 EXPIRED",
                        "level BUY 0@99",
                        "cancelled 1 5 EXPIRED",
                        "level BUY 0@100");
    }

    @Test
    void neverLetsTimeRunBack() {
        told(new Command().tick(5_000));
        told(new Command().tick(4_000));
        assertThat(engine.time()).isEqualTo(5_000);
    }

    @Test
    void keepsThePlaceWhenReducedAndLosesItWhenIncreasedOrMoved() {
        rest(1, ANN, Side.SELL, 100, 5);
        rest(2, BOB, Side.SELL, 100, 5);
        assertThat(amend(1, ANN, 0, 4)).containsExactly("amended 1 4@100", "level SELL 9@100");
        assertThat(told(order(CAT).limit(7, Side.BUY, 100, 1)).get(1)).contains("with 1 ");
        assertThat(amend(1, ANN, 0, 6))
                .containsExactly("amended 1 6@100", "level SELL 5@100", "level SELL 10@100");
        assertThat(told(order(CAT).limit(8, Side.BUY, 100, 1)).get(1)).contains("with 2 ");
    }

    @Test
    void tradesAnAmendedOrderThatBecomesMarketable() {
        rest(1, ANN, Side.SELL, 100, 5);
        rest(2, BOB, Side.BUY, 90, 7);
        assertThat(amend(2, BOB, 100, 0))
                .containsExactly(
                        "amended 2 7@100",
                        "level BUY 0@90",
                        "trade 2 with 1 BUY 5@100 left 2/0",
                        "level SELL 0@100",
                        "level BUY 2@100");
        assertThat(amend(2, BOB, 0, 5)).containsExactly("rejected 2 AMEND_BELOW_FILLED");
        assertThat(amend(2, ANN, 0, 9)).containsExactly("rejected 2 UNKNOWN_ORDER");
    }

    @Test
    void cancelsOnlyItsOwnersOrder() {
        rest(1, ANN, Side.BUY, 100, 5);
        assertThat(cancel(1, BOB)).containsExactly("rejected 1 UNKNOWN_ORDER");
        assertThat(cancel(1, ANN)).containsExactly("cancelled 1 5 REQUESTED", "level BUY 0@100");
        assertThat(cancel(1, ANN)).containsExactly("rejected 1 UNKNOWN_ORDER");
    }

    @Test
    void cancelsInMassByAccountSideAndInstrument() {
        define(SymbolRules.of(2, 1, 1));
        rest(1, ANN, Side.BUY, 100, 5);
        rest(2, ANN, Side.SELL, 110, 5);
        rest(3, BOB, Side.BUY, 100, 5);
        engine.apply(new Command().place(ANN, 2, now).limit(4, Side.BUY, 7, 5));
        events.take();
        assertThat(told(new Command().massCancel(ANN, SYMBOL, now, Side.SELL)))
                .containsExactly("cancelled 2 5 REQUESTED", "level SELL 0@110", "mass cancelled 1");
        assertThat(told(new Command().massCancel(ANN, 0, now)))
                .contains("cancelled 1 5 REQUESTED", "cancelled 4 5 REQUESTED", "mass cancelled 2");
        assertThat(told(new Command().massCancel(0, SYMBOL, now))).endsWith("mass cancelled 1");
        assertThat(engine.orders()).isZero();
    }

    @Test
    void takesEachNumberedCommandOnce() {
        Command first = order(ANN).limit(1, Side.BUY, 100, 5).from(2, 7);
        assertThat(told(first)).contains("accepted 1 BUY 5@100");
        assertThat(told(first)).containsExactly("rejected 1 DUPLICATE_COMMAND");
        assertThat(told(order(ANN).limit(2, Side.BUY, 100, 5).from(2, 6)))
                .containsExactly("rejected 2 DUPLICATE_COMMAND");
        assertThat(told(order(ANN).limit(2, Side.BUY, 100, 5).from(5, 1)))
                .containsExactly("rejected 2 UNKNOWN_SOURCE");
        assertThat(engine.sourceSequence(2)).isEqualTo(7);
    }

    @Test
    void findsEveryLevelWhereverItsPriceLies() {
        long[] prices = {
            1, 63, 64, 65, 127, 128, 4_095, 4_096, 1L << 20, 1L << 40, SymbolRules.MAX_PRICE
        };
        for (int i = 0; i < prices.length; i++) {
            rest(i + 1, ANN, Side.SELL, prices[i], 1);
        }
        List<Long> seen = new ArrayList<>();
        BookView book = engine.book(SYMBOL);
        book.forEachLevel(Side.SELL, 99, (price, quantity, orders) -> seen.add(price));
        assertThat(seen).containsExactly(Arrays.stream(prices).boxed().toArray(Long[]::new));
        cancel(4, ANN);
        cancel(1, ANN);
        assertThat(book.bestPrice(Side.SELL)).isEqualTo(63);
        assertThat(book.quantityAt(Side.SELL, 65)).isZero();
        told(order(BOB).market(20, Side.BUY, 9));
        assertThat(engine.orders()).isZero();
        assertThat(book.levels(Side.SELL)).isZero();
        assertThat(book.lastPrice()).isEqualTo(SymbolRules.MAX_PRICE);
    }

    @Test
    void hashesTheSameStateAlikeInEveryRun() {
        rest(1, ANN, Side.BUY, 100, 5);
        engine.apply(order(BOB).stop(2, Side.SELL, 90, 7));
        // written down from another run: the hash is part of what replays compare
        assertThat(engine.stateHash()).isEqualTo(HASH_OF_TWO_ORDERS);
        long before = engine.stateHash();
        cancel(99, ANN);
        assertThat(engine.stateHash()).isNotEqualTo(before);
    }

    @Test
    void stopsWhenItsSinkThrows() {
        MatchingEngine broken =
                new MatchingEngine(
                        EngineLimits.single(10),
                        e -> {
                            throw new IllegalArgumentException("sink failed");
                        });
        Command define = new Command().define(SymbolRules.of(1, 1, 1), 0);
        assertThatThrownBy(() -> broken.apply(define)).hasMessage("sink failed");
        assertThatThrownBy(() -> broken.apply(define))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped after event 1");
    }

    @Test
    void refusesAnEngineThatCouldNotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EngineLimits(0, 1, 1, 1))
                .withMessageContaining("maxOrders");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.book(2))
                .withMessageContaining("no instrument 2");
    }
}
