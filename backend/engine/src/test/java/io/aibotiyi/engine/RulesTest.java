package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest extends EngineFixture {

    private static final int STRICT = 2;

    RulesTest() {
        define(new SymbolRules(STRICT, 5, 10, 20, 200, 3_000, 30_000, 1_000, 0, 0, 2, 1, 4));
        engine.apply(new Command().phase(STRICT, now, Phase.CONTINUOUS, 200));
        events.take();
    }

    @ParameterizedTest
    @CsvSource({
        "201, 50, PRICE_NOT_ON_TICK",
        "0, 50, PRICE_NOT_ON_TICK",
        "-5, 50, PRICE_NOT_ON_TICK",
        "9007199254740995, 50, PRICE_NOT_ON_TICK",
        "200, 51, QUANTITY_NOT_ON_LOT",
        "200, -50, QUANTITY_NOT_ON_LOT",
        "200, 10, QUANTITY_TOO_SMALL",
        "200, 210, QUANTITY_TOO_LARGE",
        "175, 50, PRICE_OUT_OF_BAND",
        "225, 50, PRICE_OUT_OF_BAND",
        "180, 20, ACCEPTED",
        "220, 20, ACCEPTED",
        "185, 20, ACCEPTED",
        "200, 200, NOTIONAL_TOO_LARGE"
    })
    void judgesAnOrderByTheInstrumentsRules(long price, long quantity, String outcome) {
        Command c = new Command().place(ANN, STRICT, now).limit(1, Side.BUY, price, quantity);
        String expected =
                outcome.equals("ACCEPTED")
                        ? "accepted 1 BUY " + quantity + "@" + price
                        : "rejected 1 " + outcome;
        assertThat(told(c).getFirst()).isEqualTo(expected);
    }

    @Test
    void refusesAnOrderBelowTheMinimumNotional() {
        told(new Command().phase(STRICT, now, Phase.CONTINUOUS, 100));
        assertThat(told(new Command().place(ANN, STRICT, now).limit(1, Side.BUY, 100, 20)))
                .containsExactly("rejected 1 NOTIONAL_TOO_SMALL");
    }

    @Test
    void refusesAProductThatWouldOverflow() {
        assertThat(told(order(ANN).limit(1, Side.BUY, 1L << 52, 1L << 11)))
                .containsExactly("rejected 1 NOTIONAL_OVERFLOW");
        assertThat(told(order(ANN).limit(1, Side.BUY, 1L << 52, (1L << 11) - 1)).getFirst())
                .startsWith("accepted 1");
    }

    @Test
    void boundsAnAccountsRestingAndWaitingOrders() {
        for (int id = 1; id <= 2; id++) {
            engine.apply(new Command().place(ANN, STRICT, now).limit(id, Side.BUY, 190, 20));
        }
        engine.apply(new Command().place(ANN, STRICT, now).stop(3, Side.BUY, 210, 20));
        events.take();
        assertThat(told(new Command().place(ANN, STRICT, now).limit(4, Side.BUY, 190, 20)))
                .containsExactly("rejected 4 TOO_MANY_ORDERS");
        assertThat(told(new Command().place(ANN, STRICT, now).stop(4, Side.BUY, 210, 20)))
                .containsExactly("rejected 4 TOO_MANY_CONDITIONAL_ORDERS");
        assertThat(told(new Command().place(BOB, STRICT, now).limit(4, Side.BUY, 190, 20)))
                .contains("accepted 4 BUY 20@190");
    }

    @Test
    void boundsAnIcebergsParts() {
        assertThat(
                        told(
                                new Command()
                                        .place(ANN, STRICT, now)
                                        .limit(1, Side.BUY, 200, 50)
                                        .iceberg(10)))
                .containsExactly("rejected 1 TOO_MANY_ICEBERG_PARTS");
        assertThat(
                        told(
                                new Command()
                                        .place(ANN, STRICT, now)
                                        .limit(1, Side.BUY, 200, 40)
                                        .iceberg(15)))
                .containsExactly("rejected 1 BAD_DISPLAY");
    }

    @Test
    void boundsAnIcebergsPartsWithoutARuleToo() {
        assertThat(told(order(ANN).limit(1, Side.BUY, 100, 30_001).iceberg(3)))
                .containsExactly("rejected 1 TOO_MANY_ICEBERG_PARTS");
        assertThat(told(order(ANN).limit(1, Side.BUY, 100, 30_000).iceberg(3)))
                .contains("accepted 1 BUY 30000@100");
        assertThat(amend(1, ANN, 0, 30_001)).containsExactly("rejected 1 TOO_MANY_ICEBERG_PARTS");
        assertThat(told(order(BOB).limit(2, Side.SELL, 100, 40_000))).hasSizeGreaterThan(10_000);
    }

    @Test
    void refusesMoreOrdersThanItWasMadeFor() {
        for (int id = 1; id <= 100; id++) {
            rest(id, ANN, Side.BUY, id, 5);
        }
        assertThat(told(order(ANN).limit(101, Side.BUY, 50, 5)))
                .containsExactly("rejected 101 BOOK_FULL");
        assertThat(told(order(BOB).limit(102, Side.SELL, 100, 5).validity(Validity.IOC)))
                .contains("trade 102 with 100 SELL 5@100 left 0/0");
        rest(103, ANN, Side.BUY, 50, 5);
    }

    @Test
    void refusesMoreAccountsThanItWasMadeFor() {
        for (long account = 1; account <= 8; account++) {
            rest(account, account, Side.BUY, 100, 1);
        }
        assertThat(told(order(9).limit(9, Side.BUY, 100, 1)))
                .containsExactly("rejected 9 TOO_MANY_ACCOUNTS");
    }

    @Test
    void cannotOverflowALevel() {
        MatchingEngine large = new MatchingEngine(EngineLimits.single(4), new ToldEvents());
        large.apply(new Command().define(SymbolRules.of(1, 1, 1), now));
        long most = large.limits().maxQuantity();
        for (int id = 1; id <= 4; id++) {
            large.apply(new Command().place(ANN, 1, now).limit(id, Side.BUY, 1, most));
        }
        assertThat(large.book(1).quantityAt(Side.BUY, 1)).isEqualTo(4 * most).isPositive();
    }

    @Test
    void refusesRulesThatContradictThemselves() {
        Command crossed =
                new Command().define(new SymbolRules(3, 1, 1, 9, 8, 0, 0, 0, 0, 0, 0, 0, 0), now);
        assertThat(told(crossed)).containsExactly("rejected 0 BAD_RULES");
        assertThat(told(new Command().define(SymbolRules.of(1, 1, 1), now)))
                .containsExactly("rejected 0 DUPLICATE_SYMBOL");
        assertThat(told(new Command().define(SymbolRules.of(3, 1, 1), now)))
                .containsExactly("rejected 0 TOO_MANY_SYMBOLS");
        assertThat(told(new Command().place(ANN, 9, now).limit(1, Side.BUY, 1, 1)))
                .containsExactly("rejected 1 UNKNOWN_SYMBOL");
    }

    @Test
    void refusesWordsThatAreNoCommand() {
        Command broken = new Command();
        assertThat(broken.read(new long[] {77, 0, 0, 0, 0}, 0, 5)).isFalse();
        Command fine = order(ANN).limit(1, Side.BUY, 100, 5);
        assertThat(broken.read(fine.words(), 0, fine.length())).isTrue();
        assertThat(broken.read(fine.words(), 0, fine.length() - 1)).isFalse();
        assertThat(told(new Command().place(ANN, SYMBOL, now)))
                .containsExactly("rejected 0 UNKNOWN_COMMAND");
    }

    @ParameterizedTest
    @EnumSource(
            value = SelfTradeMode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE"})
    void preventsSelfTradesAsTheTakersModeSays(SelfTradeMode mode) {
        rest(1, ANN, Side.SELL, 100, 5);
        rest(2, BOB, Side.SELL, 100, 5);
        Command taker = order(ANN).limit(9, Side.BUY, 100, 7).selfTrade(mode);
        switch (mode) {
            case EXPIRE_TAKER ->
                    assertThat(told(taker))
                            .containsExactly(
                                    "accepted 9 BUY 7@100",
                                    "prevented 9 with 1 5",
                                    "cancelled 9 7 SELF_TRADE");
            case EXPIRE_MAKER ->
                    assertThat(told(taker))
                            .containsExactly(
                                    "accepted 9 BUY 7@100",
                                    "prevented 9 with 1 5",
                                    "cancelled 1 5 SELF_TRADE",
                                    "trade 9 with 2 BUY 5@100 left 2/0",
                                    "level SELL 0@100",
                                    "level BUY 2@100");
            case EXPIRE_BOTH ->
                    assertThat(told(taker))
                            .containsExactly(
                                    "accepted 9 BUY 7@100",
                                    "prevented 9 with 1 5",
                                    "cancelled 1 5 SELF_TRADE",
                                    "level SELL 5@100",
                                    "cancelled 9 7 SELF_TRADE");
            default ->
                    assertThat(told(taker))
                            .containsExactly(
                                    "accepted 9 BUY 7@100",
                                    "prevented 9 with 1 5",
                                    "cancelled 1 5 SELF_TRADE",
                                    "reduced 9 by 5 to 2 SELF_TRADE",
                                    "trade 9 with 2 BUY 2@100 left 0/3",
                                    "level SELL 3@100");
        }
    }
}
