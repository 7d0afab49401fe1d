package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import org.junit.jupiter.api.Test;

class AuctionTest extends EngineFixture {

    @Test
    void gathersOrdersAndTradesThemAtOnePrice() {
        phase(Phase.AUCTION, 100);
        rest(1, ANN, Side.BUY, 103, 5);
        rest(2, BOB, Side.SELL, 99, 3);
        rest(3, CAT, Side.SELL, 101, 4);
        assertThat(phase(Phase.CONTINUOUS, 0))
                .containsExactly(
                        "auction 5@101 surplus -2",
                        "trade 1 with 2 AUCTION 3@101 left 2/0",
                        "level BUY 2@103",
                        "level SELL 0@99",
                        "trade 1 with 3 AUCTION 2@101 left 0/2",
                        "level BUY 0@103",
                        "level SELL 2@101",
                        "phase CONTINUOUS");
        assertThat(engine.book(SYMBOL).referencePrice()).isEqualTo(101);
    }

    @Test
    void takesTheHighestPriceUnderSurplusToBuyAndTheLowestUnderSurplusToSell() {
        phase(Phase.AUCTION, 0);
        rest(1, ANN, Side.BUY, 105, 9);
        rest(2, BOB, Side.SELL, 100, 5);
        assertThat(phase(Phase.CONTINUOUS, 0)).contains("auction 5@105 surplus 4");
        phase(Phase.AUCTION, 0);
        cancel(1, ANN);
        rest(3, ANN, Side.BUY, 105, 5);
        rest(4, BOB, Side.SELL, 100, 9);
        assertThat(phase(Phase.CONTINUOUS, 0)).contains("auction 5@100 surplus -4");
    }

    @Test
    void takesThePriceNearestTheReferenceWhenNothingIsLeft() {
        phase(Phase.AUCTION, 104);
        rest(1, ANN, Side.BUY, 105, 5);
        rest(2, BOB, Side.SELL, 100, 5);
        assertThat(phase(Phase.CONTINUOUS, 0)).contains("auction 5@105 surplus 0");
        phase(Phase.AUCTION, 101);
        rest(3, ANN, Side.BUY, 105, 5);
        rest(4, BOB, Side.SELL, 100, 5);
        assertThat(phase(Phase.CONTINUOUS, 0)).contains("auction 5@100 surplus 0");
    }

    @Test
    void takesOnlyWhatCanGather() {
        phase(Phase.AUCTION, 0);
        assertThat(told(order(ANN).limit(1, Side.BUY, 100, 5).validity(Validity.IOC)))
                .containsExactly("rejected 1 NOT_IN_AUCTION");
        assertThat(told(order(ANN).market(1, Side.BUY, 5)))
                .containsExactly("rejected 1 NOT_IN_AUCTION");
        phase(Phase.HALTED, 0);
        assertThat(told(order(ANN).limit(1, Side.BUY, 100, 5)))
                .containsExactly("rejected 1 MARKET_NOT_OPEN");
    }

    @Test
    void pausesBeforeATradeBeyondTheBandAndAuctionsWhenThePauseEnds() {
        define(new SymbolRules(2, 1, 1, 0, 0, 0, 0, 0, 100, 50, 0, 0, 0));
        engine.apply(new Command().phase(2, now, Phase.CONTINUOUS, 1_000));
        engine.apply(new Command().place(ANN, 2, now).limit(1, Side.SELL, 1_010, 5));
        engine.apply(new Command().place(ANN, 2, now).limit(2, Side.SELL, 1_011, 5));
        events.take();
        assertThat(told(new Command().place(BOB, 2, now).limit(9, Side.BUY, 1_020, 8)))
                .containsExactly(
                        "accepted 9 BUY 8@1020",
                        "trade 9 with 1 BUY 5@1010 left 3/0",
                        "level SELL 0@1010",
                        "level BUY 3@1020",
                        "phase AUCTION");
        assertThat(told(new Command().tick(now + 49))).isEmpty();
        assertThat(told(new Command().tick(now + 50)))
                .containsExactly(
                        "auction 3@1011 surplus -2",
                        "trade 9 with 2 AUCTION 3@1011 left 0/2",
                        "level BUY 0@1020",
                        "level SELL 2@1011",
                        "phase CONTINUOUS");
    }

    @Test
    void closesWithAnAuctionAndEndsDayOrders() {
        engine.apply(order(ANN).limit(1, Side.BUY, 100, 5).validity(Validity.DAY));
        rest(2, ANN, Side.BUY, 99, 5);
        phase(Phase.AUCTION, 0);
        assertThat(phase(Phase.CLOSED, 0))
                .containsExactly(
                        "auction 0@0 surplus 0",
                        "phase CLOSED",
                        "cancelled 1 5 EXPIRED",
                        "level BUY 0@100");
        assertThat(engine.remaining(2)).isEqualTo(5);
    }

    @Test
    void endsReduceOnlyOrdersWhenAnAuctionBegins() {
        told(new Command().position(ANN, SYMBOL, now, 5));
        engine.apply(order(ANN).limit(1, Side.SELL, 100, 5).reduceOnly());
        events.take();
        assertThat(phase(Phase.AUCTION, 0))
                .containsExactly("phase AUCTION", "cancelled 1 5 REDUCE_ONLY", "level SELL 0@100");
    }
}
