package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What placing an order promises, on every database it runs on. */
abstract class PlacingContract extends TradingFixture {

    private static final UserId SOMEBODY_ELSE = new UserId(new UUID(7, 7));

    @Test
    void opensEveryAccountWithPaperMoneyFromTheLedger() {
        PortfolioView portfolio = rig.trading().portfolio(TradingRig.USER, rig.account());

        assertThat(portfolio.equity()).isEqualByComparingTo("100000");
        assertThat(portfolio.complete()).isTrue();
        assertThat(portfolio.currency()).isEqualTo("USDT");
        assertThat(rig.trading().equity(TradingRig.USER, rig.account(), 10)).hasSize(1);
        assertSound();
    }

    @Test
    void holdsTheWorstCostOfABuyAndOffersItToTheVenue() {
        OrderView order = buy("2.5", "99.99");

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.version()).isEqualTo(1);
        assertThat(rig.held("USDT")).isEqualByComparingTo("250.0999875");
        assertThat(venue.submitted()).hasSize(1);
        VenueOrder offered = venue.submitted().getFirst();
        assertThat(offered.id()).isEqualTo(order.id());
        assertThat(offered.price()).isEqualTo(99_99);
        assertThat(offered.quantity()).isEqualTo(250_000);
        assertThat(offered.timeInForce()).isEqualTo(TimeInForce.GTC);

        venue.accept(order.id(), BTC);
        rig.settle();
        assertThat(rig.status(order.id())).isEqualTo(OrderStatus.OPEN);
        assertThat(rig.order(order.id()).version()).isEqualTo(2);
    }

    @Test
    void refusesWhatTheInstrumentDoesNotAllow() {
        assertRefused(ErrorCode.PRICE_NOT_ON_TICK, "price", () -> buy("1", "100.001"));
        assertRefused(ErrorCode.QUANTITY_NOT_ON_LOT, "quantity", () -> buy("1.000001", "100"));
        assertRefused(ErrorCode.BELOW_MINIMUM_NOTIONAL, "quantity", () -> buy("0.09", "100"));
        assertRefused(ErrorCode.INVALID_FIELD, "quantity", () -> buy("0", "100"));
        assertRefused(ErrorCode.INVALID_FIELD, "quantity", () -> buy("-1", "100"));
        assertRefused(ErrorCode.INVALID_FIELD, "price", () -> buy("1", "-100"));
        assertRefused(ErrorCode.INVALID_FIELD, "price", () -> buy("1", "1e30"));
        assertRefused(ErrorCode.INVALID_FIELD, "quantity", () -> buy("1e999999", "1"));
        assertThat(venue.submitted()).isEmpty();
        assertThat(rig.trading().history(TradingRig.USER, rig.account(), 10)).isEmpty();
    }

    @Test
    void refusesInstrumentsItCannotTrade() {
        assertRefused(
                ErrorCode.UNKNOWN_INSTRUMENT,
                "instrument",
                () -> rig.place(on("sim:DOGE-USDT", OrderType.LIMIT, "1", "100")));
        assertRefused(
                ErrorCode.UNSUPPORTED,
                "instrument",
                () -> rig.place(on("sim:ETH-BTC", OrderType.LIMIT, "1", "0.05")));
        market.close(venue);
        assertRefused(ErrorCode.UNSUPPORTED, "instrument", () -> buy("1", "100"));
    }

    private PlaceOrder on(
            String instrument, OrderType type, String quantity, @Nullable String price) {
        return new PlaceOrder(
                rig.account(),
                InstrumentId.parse(instrument),
                Side.BUY,
                type,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                null,
                null);
    }

    @Test
    void refusesAMarketOrderWithAPriceAndALimitOrderWithoutOne() {
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "price",
                () -> rig.place(on("sim:BTC-USDT", OrderType.MARKET, "1", "100")));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "price",
                () -> rig.place(on("sim:BTC-USDT", OrderType.LIMIT, "1", null)));
    }

    @Test
    void refusesToSpendMoreThanIsFree() {
        buy("600", "100");

        assertRefused(ErrorCode.INSUFFICIENT_FUNDS, "quantity", () -> buy("400", "100"));
        assertThat(rig.held("USDT")).isEqualByComparingTo("60030");
        assertThat(venue.submitted()).hasSize(1);
    }

    @Test
    void refusesToSellShort() {
        assertThatThrownBy(() -> rig.place(rig.limit(Side.SELL, "1", "100")))
                .hasMessageContaining("You have 0 BTC of sim:BTC-USDT free to sell")
                .hasMessageContaining("cannot sell short");
        own(100_000, 100_00);
        rig.place(rig.limit(Side.SELL, "0.6", "120"));
        assertRefused(
                ErrorCode.INSUFFICIENT_FUNDS,
                "quantity",
                () -> rig.place(rig.limit(Side.SELL, "0.5", "120")));
        assertThat(rig.held("BTC")).isEqualByComparingTo("0.6");
    }

    @Test
    void countsWorkingOrdersAgainstTheLimit() {
        rig.close();
        TradingSettings standard = TradingSettings.standard();
        rig =
                new TradingRig(
                        database,
                        market,
                        new TradingSettings(
                                standard.currency(),
                                standard.openingBalance(),
                                standard.makerFeeRate(),
                                standard.takerFeeRate(),
                                standard.marketProtection(),
                                2));
        OrderView first = buy("1", "90");
        buy("1", "90");
        assertRefused(ErrorCode.TOO_MANY_OPEN_ORDERS, () -> buy("1", "90"));
        venue.cancelled(first.id(), BTC);
        rig.settle();
        buy("1", "90");
    }

    @Test
    void keepsOtherPeoplesAccountsAndOrdersToThem() {
        OrderView order = buy("1", "90");

        assertRefused(
                ErrorCode.NOT_FOUND,
                "account",
                () -> rig.trading().place(SOMEBODY_ELSE, rig.limit(Side.BUY, "1", "90"), "k"));
        assertRefused(
                ErrorCode.NOT_FOUND,
                "account",
                () -> rig.trading().portfolio(SOMEBODY_ELSE, rig.account()));
        assertRefused(
                ErrorCode.ORDER_NOT_FOUND,
                "order",
                () -> rig.trading().order(SOMEBODY_ELSE, order.id()));
        assertRefused(
                ErrorCode.ORDER_NOT_FOUND,
                "order",
                () -> rig.trading().cancel(SOMEBODY_ELSE, order.id()));
        assertThat(venue.cancels()).isEmpty();
    }

    @Test
    void putsACeilingOnAMarketBuySoThatItCannotCostMoreThanItHolds() {
        OrderView order = rig.place(rig.market(Side.BUY, "2"));

        VenueOrder offered = venue.submitted().getFirst();
        assertThat(offered.type()).isEqualTo(OrderType.LIMIT);
        assertThat(offered.timeInForce()).isEqualTo(TimeInForce.IOC);
        // 100.10, the second level, plus 2 %
        assertThat(offered.price()).isEqualTo(102_10);
        assertThat(rig.held("USDT")).isEqualByComparingTo("204.3021");
        assertThat(order.type()).isEqualTo(OrderType.MARKET);
        assertThat(order.price()).isNull();
    }

    @Test
    void lowersTheCeilingOfAMarketBuyToWhatIsFree() {
        market.book(
                FakeMarket.BTC, new long[][] {{99_90, 1}}, new long[][] {{100_00, 100_000_000L}});

        rig.place(rig.market(Side.BUY, "990"));

        assertThat(venue.submitted().getFirst().price()).isEqualTo(100_95);
        assertThat(rig.held("USDT")).isLessThanOrEqualTo(new BigDecimal("100000"));
        assertRefused(
                ErrorCode.INSUFFICIENT_FUNDS,
                "quantity",
                () -> rig.place(rig.market(Side.BUY, "990")));
    }

    @Test
    void refusesAMarketOrderWithoutALiveBook() {
        market.book(FakeMarket.BTC, new long[][] {}, new long[][] {});

        assertRefused(ErrorCode.BOOK_NOT_LIVE, () -> rig.place(rig.market(Side.BUY, "1")));
        assertThat(buy("1", "90").status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void refusesTheOrderWhenTheVenueIsBusyAndFreesEverything() {
        venue.busy(true);
        PlaceOrder order = rig.limit(Side.BUY, "1", "90");

        assertRefused(
                ErrorCode.VENUE_BUSY, () -> rig.trading().place(TradingRig.USER, order, "k1"));

        assertThat(rig.held("USDT")).isZero();
        assertThat(rig.trading().history(TradingRig.USER, rig.account(), 10))
                .singleElement()
                .satisfies(o -> assertThat(o.status()).isEqualTo(OrderStatus.REJECTED));
        venue.busy(false);
        assertThat(rig.trading().place(TradingRig.USER, order, "k1").status())
                .isEqualTo(OrderStatus.PENDING);
        assertSound();
    }

    @Test
    void limitsPages() {
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "limit",
                () -> rig.trading().history(TradingRig.USER, rig.account(), 0));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                "limit",
                () -> rig.trading().fills(TradingRig.USER, rig.account(), 1_001));
    }

    // the same request again

    @Test
    void oneKeyIsOneOrderAndTheSameAnswer() {
        PlaceOrder order = rig.limit(Side.BUY, "1", "90");
        OrderView first = rig.trading().place(TradingRig.USER, order, "k1");
        venue.accept(first.id(), BTC);
        rig.settle();

        OrderView again = rig.trading().place(TradingRig.USER, order, "k1");

        assertThat(again).isEqualTo(first);
        assertThat(venue.submitted()).hasSize(1);
        assertRefused(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                () -> rig.trading().place(TradingRig.USER, rig.limit(Side.BUY, "2", "90"), "k1"));
        assertRefused(
                ErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                () -> rig.trading().place(TradingRig.USER, order, " "));
    }

    @Test
    void oneKeyOnManyThreadsIsOneOrder() throws Exception {
        PlaceOrder order = rig.limit(Side.BUY, "1", "90");

        List<OrderView> answers =
                onThreads(12, i -> () -> rig.trading().place(TradingRig.USER, order, "k1"));

        assertThat(answers).extracting(OrderView::id).containsOnly(answers.getFirst().id());
        assertThat(venue.submitted()).hasSize(1);
    }

    @Test
    void ordersAtTheSameMomentCannotSpendTheSameMoney() throws Exception {
        List<Boolean> placed =
                onThreads(
                        24,
                        i ->
                                () -> {
                                    try {
                                        // 100 USDT and the fee: 10,005 each, nine fit
                                        buy("100", "100");
                                        return true;
                                    } catch (ProblemException e) {
                                        assertThat(e.problem().code())
                                                .isEqualTo(ErrorCode.INSUFFICIENT_FUNDS);
                                        return false;
                                    }
                                });

        assertThat(placed).filteredOn(p -> p).hasSize(9);
        assertThat(venue.submitted()).hasSize(9);
        assertThat(rig.held("USDT")).isEqualByComparingTo("90045");
        assertSound();
    }

    /** Makes the i-th thread's work. */
    private interface Work<T> {
        Callable<T> of(int index);
    }

    private static <T> List<T> onThreads(int count, Work<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(work.of(i));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
