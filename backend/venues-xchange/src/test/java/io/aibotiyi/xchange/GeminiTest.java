package io.aibotiyi.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.Validity;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.stub.Fast;
import io.aibotiyi.xchange.StubRest.Fault;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gemini's messages, public and signed, through XChange's Gemini. */
class GeminiTest extends MarketContract {

    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new Random(7));
    private final StubGemini gemini = new StubGemini(market);

    GeminiTest() {
        super(new GeminiConnector(), "/v1/book", "/v1/symbols");
    }

    @Override
    StubRest.Handler exchange() {
        return gemini;
    }

    @AfterEach
    void everySignatureWasGoodAndEveryNonceRose() {
        assertThat(gemini.faults()).isEmpty();
    }

    private Trading trading() throws VenueException {
        Trading trading =
                venue.trading(
                        ApiCredentials.of(StubGemini.KEY, StubGemini.SECRET.toCharArray()),
                        List.of(btc),
                        recorder);
        Fast.await(recorder::live, () -> "not live: " + recorder.states());
        return trading;
    }

    private NewOrder order(String quantity, Validity validity) {
        return NewOrder.limit(
                new OrderId(ids.next()),
                btc.id(),
                Side.BUY,
                new BigDecimal(quantity),
                new BigDecimal("59000.00"),
                validity);
    }

    private static OrderState await(
            Trading trading, NewOrder order, Predicate<OrderState> expected) {
        Fast.await(
                () -> trading.order(order.id()).filter(expected).isPresent(),
                () -> "is " + trading.order(order.id()));
        return trading.order(order.id()).orElseThrow();
    }

    @Test
    void knowsOnlyMarketsThatXChangeHasRulesOf() throws Exception {
        assertThat(btc.id()).hasToString("gemini:BTC-USD");
        assertThat(btc.instrument().priceScale()).isEqualTo(2);
        assertThat(btc.minQuantity()).isEqualByComparingTo("0.00001");
        assertThat(venue.instruments())
                .extracting(rules -> rules.id().symbol().toString())
                .containsExactlyInAnyOrder("BTC-USD", "ETH-USD");
    }

    @Test
    void readsCandles() throws Exception {
        List<Candle> told = venue.candles(btc, Timeframe.M1, 0, 1_700_001_000_000_000_000L, 10);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().openTime()).isEqualTo(1_700_000_100_000_000_000L);
        assertThat(told.getLast().high()).isEqualTo(6_001_050);
    }

    @Test
    void anOrderFillsInPartsAndIsToldWhole() throws Exception {
        Trading trading = trading();
        NewOrder order = order("1.0000", Validity.GTC);
        OrderState placed = trading.place(order);
        assertThat(placed.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(placed.venueOrderId()).isEqualTo("101");
        gemini.fill("0.2500");
        await(trading, order, state -> state.filled().compareTo(new BigDecimal("0.25")) == 0);
        gemini.fill("0.7500");
        await(trading, order, state -> state.status() == OrderStatus.FILLED);
        Fast.await(
                () -> recorder.orderText(order.id().toString()).contains("FILLED 10000/10000"),
                () -> recorder.orderText(order.id().toString()));
        assertThat(recorder.orderText(order.id().toString())).contains("9000x2500", "9001x7500");
    }

    @Test
    void anOrderWhoseAnswerIsLostIsFoundByOurIdAndNotSentAgain() throws Exception {
        Trading trading = trading();
        gemini.loseNextAnswer();
        NewOrder order = order("1.0000", Validity.GTC);
        OrderState placed = trading.place(order);
        assertThat(placed.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(placed.resolved()).isTrue();
        assertThat(gemini.orders()).isEqualTo(1);
    }

    @Test
    void anOrderThatDidNotArriveIsSearchedForAndNotSentAgain() throws Exception {
        Trading trading = trading();
        gemini.loseNextRequest();
        NewOrder order = order("1.0000", Validity.GTC);
        Thread placing =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                OrderState _ = trading.place(order);
                            } catch (VenueException e) {
                                throw new AssertionError(e);
                            }
                        });
        OrderState searched = await(trading, order, state -> !state.resolved());
        assertThat(searched.status()).isEqualTo(OrderStatus.PENDING);
        Fast.await(
                () -> stub.requests().stream().filter(r -> r.contains("order/status")).count() > 2,
                () -> "not searched for");
        assertThat(gemini.orders()).isZero();
        assertThat(stub.requests()).filteredOn(r -> r.contains("order/new")).hasSize(1);
        trading.close();
        placing.join();
    }

    @Test
    void cancelsAndIsToldSo() throws Exception {
        Trading trading = trading();
        NewOrder order = order("1.0000", Validity.GTC);
        trading.place(order);
        assertThat(trading.openOrders()).hasSize(1);
        assertThat(trading.cancel(order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
        NewOrder second = order("2.0000", Validity.GTC);
        trading.place(second);
        trading.cancelAll(btc.id());
        await(trading, second, state -> state.status() == OrderStatus.CANCELLED);
        assertThat(trading.openOrders()).isEmpty();
    }

    @Test
    void immediateOrdersEndAtOnce() throws Exception {
        Trading trading = trading();
        assertThat(trading.place(order("1.0000", Validity.IOC)).status())
                .isEqualTo(OrderStatus.CANCELLED);
        assertThat(trading.place(order("1.0000", Validity.FOK)).status())
                .isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void hearsOfOrdersAgainAfterGeminiWasAway() throws Exception {
        Trading trading = trading();
        NewOrder order = order("1.0000", Validity.GTC);
        trading.place(order);
        stub.failAlways(Fault.SERVER_ERROR);
        Fast.await(
                () -> recorder.states().contains(FeedState.DISCONNECTED),
                () -> "not noticed: " + recorder.states());
        gemini.fill("1.0000");
        stub.heal();
        await(trading, order, state -> state.status() == OrderStatus.FILLED);
        Fast.await(recorder::live, () -> "not live again: " + recorder.states());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InsufficientFunds|Failed to place buy order on symbol 'BTCUSD' due to insufficient funds|INSUFFICIENT_FUNDS",
                "InvalidQuantity|Invalid quantity for symbol BTCUSD: 0.000000001|FILTER",
                "MissingRole|To access this endpoint, you need permission|PERMISSION",
            })
    void saysWhyGeminiRefused(String reason, String message, VenueError error) throws Exception {
        Trading trading = trading();
        gemini.refuseNext(reason, message);
        NewOrder order = order("1.0000", Validity.GTC);
        VenueException refusal =
                catchThrowableOfType(VenueException.class, () -> trading.place(order));
        assertThat(refusal.error()).isEqualTo(error);
        assertThat(refusal).hasMessageContaining(message).hasNoCause();
        assertThat(trading.order(order.id()).orElseThrow().status())
                .isEqualTo(OrderStatus.REJECTED);
        assertThat(gemini.orders()).isZero();
    }

    @Test
    void refusesBeforeSendingWhatXChangeCannotSend() throws Exception {
        Trading trading = trading();
        NewOrder market =
                NewOrder.market(new OrderId(ids.next()), btc.id(), Side.BUY, BigDecimal.ONE);
        assertThat(catchThrowableOfType(VenueException.class, () -> trading.place(market)).error())
                .isEqualTo(VenueError.UNSUPPORTED);
        NewOrder order = order("1.0000", Validity.GTC);
        trading.place(order);
        assertThat(
                        catchThrowableOfType(
                                        VenueException.class,
                                        () -> trading.amend(order.id(), BigDecimal.TWO, null))
                                .error())
                .isEqualTo(VenueError.UNSUPPORTED);
        assertThat(gemini.orders()).isEqualTo(1);
    }

    @Test
    void takesItsBalancesApart() throws Exception {
        assertThat(trading().balances())
                .singleElement()
                .satisfies(balance -> {
                    assertThat(balance.asset()).isEqualTo("USD");
                    assertThat(balance.free()).isEqualByComparingTo("900.25");
                    assertThat(balance.held()).isEqualByComparingTo("100.25");
                });
    }
}
