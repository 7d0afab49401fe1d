package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Margin.MarginPositionView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import io.aibotiyi.protocol.Margin.Tier;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures are those that the backend's own tests work out by hand for the same terms. */
class TicketMarginTest {

    private static final InstrumentId PERP = InstrumentId.parse("sim:BTC-PERP");
    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));
    private static final PerpetualView TERMS =
            new PerpetualView(
                    PERP,
                    InstrumentId.parse("sim:BTC-USDT"),
                    "USDT",
                    List.of(
                            tier("50000", 20, "0.01", "0"),
                            tier("250000", 10, "0.02", "500"),
                            tier("1000000", 5, "0.05", "8000")),
                    10,
                    null,
                    null,
                    null,
                    Instant.EPOCH);

    private static Tier tier(String upTo, int leverage, String rate, String amount) {
        return new Tier(
                new BigDecimal(upTo), leverage, new BigDecimal(rate), new BigDecimal(amount));
    }

    private static BigDecimal of(String value) {
        return new BigDecimal(value);
    }

    private static TicketMargin margin(
            int leverage, @Nullable MarginView figures, OrderView... working) {
        return new TicketMargin(TERMS, leverage, figures, of("100000"), List.of(working));
    }

    /** Of a position at 100 with a collateral of 100,000, marked where it was bought. */
    private static MarginView holding(String quantity, String maintenance) {
        return new MarginView(
                of("100000"),
                BigDecimal.ZERO,
                of("100000"),
                BigDecimal.ZERO,
                of("60000"),
                of(maintenance),
                null,
                BigDecimal.ZERO,
                true,
                List.of(
                        new MarginPositionView(
                                PERP,
                                of(quantity),
                                of("100"),
                                of("100"),
                                null,
                                5,
                                BigDecimal.ZERO,
                                of(maintenance),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                null)),
                null);
    }

    private static TicketMargin.Plan plan(Side side, String quantity, String price) {
        return new TicketMargin.Plan(side, of(quantity), of(price), false, BigDecimal.ZERO);
    }

    private static OrderView resting(Side side, String quantity, String price) {
        return new OrderView(
                new OrderId(new UUID(3, 4)),
                ACCOUNT,
                PERP,
                side,
                OrderType.LIMIT,
                TimeInForce.GTC,
                of(quantity),
                of(price),
                OrderStatus.OPEN,
                BigDecimal.ZERO,
                null,
                null,
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static void equal(String expected, @Nullable BigDecimal actual) {
        assertEquals(
                0,
                of(expected).compareTo(Objects.requireNonNull(actual)),
                () -> expected + " but was " + actual);
    }

    @Test
    void aFirstOrderNeedsItsWorthOverTheLeverageAndItsFee() {
        TicketMargin.Plan plan =
                new TicketMargin.Plan(Side.SELL, of("10"), of("100"), false, of("0.5"));
        equal("100.5", margin(10, null).after(plan).margin());
        equal("100000", margin(10, null).free());
    }

    @Test
    void ofTheTwoSidesTheWorseCountsAndWhatClosesNeedsNothing() {
        TicketMargin withBid = margin(10, null, resting(Side.BUY, "10", "100"));
        equal("0", withBid.after(plan(Side.SELL, "6", "110")).margin());
        equal("32", withBid.after(plan(Side.SELL, "12", "110")).margin());
        TicketMargin holding = margin(10, holding("-10", "10"));
        equal("0", holding.after(plan(Side.BUY, "10", "100")).margin());
        equal("10", holding.after(plan(Side.BUY, "21", "100")).margin());
    }

    @Test
    void tellsWhereTheAccountWouldBeLiquidatedOnceItIsFilled() {
        // 100,000 + 4000p − 400,000 = 4000p × 5 % − 8,000 → 292,000 / 3,800
        equal("76.84210526", margin(5, null).after(plan(Side.BUY, "4000", "100")).liquidation());
        equal(
                "76.84210526",
                margin(5, holding("1000", "1500"))
                        .after(plan(Side.BUY, "3000", "100"))
                        .liquidation());
        // a short of 4,000: 100,000 − 4000p + 400,000 = 4000p × 5 % − 8,000 → 508,000 / 4,200
        equal("120.95238095", margin(5, null).after(plan(Side.SELL, "4000", "100")).liquidation());
        assertNull(
                margin(5, null).after(plan(Side.BUY, "100", "100")).liquidation(),
                "no price above zero");
        assertNull(
                margin(5, holding("1000", "1500"))
                        .after(plan(Side.SELL, "1000", "100"))
                        .liquidation(),
                "nothing is left");
    }

    @Test
    void whatIsReducedRealisesItsProfitAndGoesNoFurtherThanThePosition() {
        TicketMargin.Plan cut =
                new TicketMargin.Plan(Side.SELL, of("9000"), of("110"), true, BigDecimal.ZERO);
        TicketMargin margin = margin(5, holding("4000", "12000"));
        assertNull(margin.after(cut).liquidation());
        TicketMargin.Plan half =
                new TicketMargin.Plan(Side.SELL, of("2000"), of("110"), true, BigDecimal.ZERO);
        // 120,000 + 2000p − 200,000 = 2000p × 2 % − 500 → 79,500 / 1,960
        equal("40.56122449", margin.after(half).liquidation());
        equal("0", margin.after(half).margin());
    }

    private static TicketRules rules(Quote quote, TicketMargin margin) {
        InstrumentView instrument =
                new InstrumentView(
                        PERP,
                        "BTC",
                        "USDT",
                        of("0.01"),
                        of("0.001"),
                        of("10"),
                        TradingMode.SIMULATED);
        return new TicketRules(
                instrument,
                Optional.of(ACCOUNT),
                List.of(),
                List.of(),
                quote,
                Instant.EPOCH,
                margin);
    }

    private static TicketCheck check(
            TicketMargin margin, Side side, String quantity, boolean reduceOnly) {
        return rules(new Quote(of("99.99"), of("100")), margin)
                .check(
                        new TicketDraft(
                                side,
                                OrderType.LIMIT,
                                quantity,
                                "100",
                                TimeInForce.GTC,
                                "",
                                "",
                                "",
                                false,
                                reduceOnly));
    }

    @Test
    void theTicketSellsShortAndSaysWhatMarginForbids() {
        assertEquals("", check(margin(10, null), Side.SELL, "10", false).problem());
        assertEquals(
                "Not enough margin: 60,000.00 USDT free.",
                check(margin(5, holding("10", "10")), Side.BUY, "4000", false).problem());
        assertEquals(
                "A position of that value has a leverage of at most 5×.",
                check(margin(10, null), Side.SELL, "2501", false).problem());
        assertEquals(
                "Nothing to reduce: no long position.",
                check(margin(10, holding("-10", "10")), Side.SELL, "1", true).problem());
        TicketCheck exit = check(margin(10, holding("-10", "10")), Side.BUY, "0.01", true);
        assertEquals("", exit.problem(), "less than the minimum closes, too");
        assertEquals(true, exit.order().orElseThrow().reduceOnly());
    }

    @Test
    void aShareIsOfTheFreeMarginAtTheLeverageAndOfThePositionWhatIsReduced() {
        TicketRules rules = rules(Quote.NONE, margin(5, holding("-10", "10")));
        TicketDraft open = new TicketDraft(Side.SELL, OrderType.LIMIT, "", "100", TimeInForce.GTC);
        equal("1500", rules.share(open, 50).orElseThrow());
        TicketDraft close =
                new TicketDraft(
                        Side.BUY,
                        OrderType.LIMIT,
                        "",
                        "100",
                        TimeInForce.GTC,
                        "",
                        "",
                        "",
                        false,
                        true);
        equal("2.5", rules.share(close, 25).orElseThrow());
    }
}
