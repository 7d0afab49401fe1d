package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketRulesTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));
    private static final InstrumentView BTC =
            new InstrumentView(
                    InstrumentId.parse("sim:BTC-USDT"),
                    "BTC",
                    "USDT",
                    new BigDecimal("0.1"),
                    new BigDecimal("0.001"),
                    new BigDecimal("10"),
                    TradingMode.SIMULATED);
    private static final Quote QUOTE = new Quote(new BigDecimal("100.0"), new BigDecimal("100.2"));

    private final TicketRules rules = rules(QUOTE, List.of(fill("0.2", false)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 100.0 | ''",
                "'' | 100.0 | ''",
                "1,5 | 100.0 | Quantity is not a number (1234.5 expected).",
                "1e3 | 100.0 | Quantity is not a number (1234.5 expected).",
                "1 | x | Price is not a number (1234.5 expected).",
                "1 | 100.05 | Price must be a multiple of 0.1.",
                "0.0005 | 100.0 | Quantity must be a multiple of 0.001.",
                "0 | 100.0 | Quantity must be above zero.",
                "-1 | 100.0 | Quantity must be above zero.",
                "1 | 0 | Price must be above zero.",
                "0.05 | 100.0 | Below the minimum of 10 USDT.",
                "100 | 100.0 | Not enough USDT: 900 free.",
            })
    void saysWhatIsWrongBeforeAnythingIsSent(String quantity, String price, String problem) {
        TicketCheck check = rules.check(limit(Side.BUY, quantity, price));
        assertEquals(problem, check.problem());
        assertEquals(problem.isEmpty() && !quantity.isEmpty(), check.order().isPresent());
    }

    @Test
    void sellsNoMoreThanIsHeldFree() {
        assertEquals(
                "Not enough BTC: 2 free.", rules.check(limit(Side.SELL, "2.5", "100")).problem());
        assertTrue(rules.check(limit(Side.SELL, "2", "100")).order().isPresent());
    }

    @Test
    void sendsAMarketOrderWithoutPriceAsImmediateOrCancel() {
        TicketDraft draft = new TicketDraft(Side.BUY, OrderType.MARKET, "1", "77", TimeInForce.GTC);
        PlaceOrder order = rules.check(draft).order().orElseThrow();
        assertTrue(order.price() == null);
        assertTrue(order.timeInForce() == TimeInForce.IOC);
        assertEquals(
                Optional.of(new BigDecimal("100.2")),
                Optional.ofNullable(rules.check(draft).notional()));
    }

    @Test
    void refusesAMarketOrderWhileThereIsNobodyToTradeWith() {
        TicketDraft draft = new TicketDraft(Side.BUY, OrderType.MARKET, "1", "", TimeInForce.IOC);
        assertEquals(
                "No asks to trade against now.",
                rules(Quote.NONE, List.of()).check(draft).problem());
    }

    @Test
    void estimatesTheFeeOnlyFromRatesThatTheAccountHasPaid() {
        TicketDraft crossing = limit(Side.BUY, "1", "100.2");
        assertEquals(
                "0.20040000", Objects.requireNonNull(rules.check(crossing).fee()).toPlainString());
        assertTrue(rules.check(limit(Side.BUY, "1", "99.0")).fee() == null, "no maker fill yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STOP | BUY | 110 | ''",
                "STOP | BUY | 100.2 | Stop to buy waits above 100.2.",
                "STOP | SELL | 90 | ''",
                "STOP | SELL | 100 | Stop to sell waits below 100.",
                "MARKET_IF_TOUCHED | BUY | 110 | Market if touched to buy waits below 100.",
                "STOP | BUY | 110.05 | Trigger must be a multiple of 0.1.",
                "STOP | BUY | abc | Trigger is not a number (1234.5 expected).",
                "TRAILING_STOP | SELL | 5 | ''",
                "TRAILING_STOP | SELL | -5 | Distance must be above zero.",
            })
    void saysWhereATriggerMustLie(OrderType type, Side side, String trigger, String problem) {
        TicketCheck check = rules.check(waiting(type, side, "", trigger));
        assertEquals(problem, check.problem());
        assertEquals(problem.isEmpty(), check.order().isPresent());
    }

    @Test
    void sendsEachTypeTheFieldsThatItNeedsAndNoOthers() {
        PlaceOrder stopLimit =
                rules.check(waiting(OrderType.STOP_LIMIT, Side.BUY, "112", "110"))
                        .order()
                        .orElseThrow();
        assertEquals(new BigDecimal("110"), stopLimit.triggerPrice());
        assertEquals(new BigDecimal("112"), stopLimit.price());
        PlaceOrder trailing =
                rules.check(waiting(OrderType.TRAILING_STOP, Side.SELL, "112", "5"))
                        .order()
                        .orElseThrow();
        assertEquals(new BigDecimal("5"), trailing.trailingDistance());
        assertTrue(trailing.triggerPrice() == null && trailing.price() == null);
        TicketDraft ending =
                new TicketDraft(
                        Side.BUY,
                        OrderType.LIMIT,
                        "1",
                        "99",
                        TimeInForce.GTD,
                        "7",
                        "90",
                        "0.1",
                        true,
                        false);
        PlaceOrder iceberg = rules.check(ending).order().orElseThrow();
        assertEquals(Instant.EPOCH.plusSeconds(5_400), iceberg.expiresAt());
        assertEquals(new BigDecimal("0.1"), iceberg.displayQuantity());
        assertEquals(true, iceberg.postOnly());
        assertTrue(iceberg.triggerPrice() == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0", "1.5", "abc", "600000"})
    void anEndIsInWholeMinutesWithinAYear(String minutes) {
        TicketDraft draft =
                new TicketDraft(
                        Side.BUY,
                        OrderType.LIMIT,
                        "1",
                        "99",
                        TimeInForce.GTD,
                        "",
                        minutes,
                        "",
                        false,
                        false);
        assertEquals("Ends after 1 to 527040 minutes.", rules.check(draft).problem());
    }

    private static TicketDraft waiting(OrderType type, Side side, String price, String trigger) {
        return new TicketDraft(
                side, type, "1", price, TimeInForce.GTC, trigger, "", "", false, false);
    }

    @Test
    void needsAnAccount() {
        TicketRules nobody =
                new TicketRules(BTC, Optional.empty(), List.of(), List.of(), QUOTE, Instant.EPOCH);
        assertEquals(
                "No trading account; connect first.",
                nobody.check(limit(Side.BUY, "1", "100")).problem());
    }

    /**
     * For any price and share the filled-in quantity is on the lot and can be paid with its fee.
     */
    @Test
    void everyShareOfTheFreeFundsCanBePlaced() {
        long seed = 20260302;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 5000), 1);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            TicketDraft draft = limit(side, "", price.toPlainString());
            int percent = random.nextInt(1, 101);
            BigDecimal quantity = rules.share(draft, percent).orElseThrow();
            TicketCheck check =
                    rules.check(limit(side, quantity.toPlainString(), price.toPlainString()));
            boolean small =
                    check.problem().startsWith("Below the minimum") || quantity.signum() == 0;
            assertTrue(
                    check.order().isPresent() || small,
                    () -> "seed " + seed + ": " + draft + " " + percent + " % " + check);
        }
    }

    @Test
    void stepsFromWhatWasTypedToTheGridAndNeverBelowOneStep() {
        BigDecimal tick = new BigDecimal("0.1");
        assertEquals(
                "100.1", TicketRules.stepped(new BigDecimal("100.04"), tick, 1).toPlainString());
        assertEquals("0.1", TicketRules.stepped(new BigDecimal("0.2"), tick, -10).toPlainString());
        assertEquals("0.1", TicketRules.stepped(null, tick, 0).toPlainString());
    }

    private static TicketRules rules(Quote quote, List<FillView> fills) {
        return new TicketRules(
                BTC,
                Optional.of(ACCOUNT),
                List.of(
                        new BalanceView("USDT", new BigDecimal("1000"), new BigDecimal("100")),
                        new BalanceView("BTC", new BigDecimal("2"), BigDecimal.ZERO)),
                fills,
                quote,
                Instant.EPOCH);
    }

    private static TicketDraft limit(Side side, String quantity, String price) {
        return new TicketDraft(side, OrderType.LIMIT, quantity, price, TimeInForce.GTC);
    }

    private static FillView fill(String fee, boolean maker) {
        return new FillView(
                new FillId(new UUID(3, 4)),
                new OrderId(new UUID(5, 6)),
                ACCOUNT,
                BTC.id(),
                Side.BUY,
                new BigDecimal("100"),
                BigDecimal.ONE,
                maker,
                new BigDecimal(fee),
                "USDT",
                null,
                Instant.EPOCH);
    }
}
