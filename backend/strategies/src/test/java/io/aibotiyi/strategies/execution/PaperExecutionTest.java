package io.aibotiyi.strategies.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.strategies.execution.ExecutionReport.Accepted;
import io.aibotiyi.strategies.execution.ExecutionReport.AmendRejected;
import io.aibotiyi.strategies.execution.ExecutionReport.Amended;
import io.aibotiyi.strategies.execution.ExecutionReport.CancelRejected;
import io.aibotiyi.strategies.execution.ExecutionReport.Cancelled;
import io.aibotiyi.strategies.execution.ExecutionReport.Filled;
import io.aibotiyi.strategies.execution.ExecutionReport.Rejected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaperExecutionTest {

    private static final InstrumentId ID = InstrumentId.parse("replay:BTC-USDT");
    private static final Instrument INSTRUMENT =
            new Instrument(ID, "BTC", "USDT", 1, 3, 1, 1, BigDecimal.ZERO);

    private final List<ExecutionReport> reports = new ArrayList<>();
    private final PaperExecution paper = new PaperExecution(INSTRUMENT, "run1", reports::add);
    private long clock = 1_000;
    private long ids;

    // bids 99 (10), 98 (20); asks 101 (5), 102 (7), 104 (9)
    private void openBook() {
        paper.bookSnapshot(
                new BookSnapshot(1, clock, levels(99, 10, 98, 20), levels(101, 5, 102, 7, 104, 9)));
    }

    @Test
    void walksTheVisibleBookAtItsPrices() {
        openBook();
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 9);
        assertThat(fills()).containsExactly("5@101 t", "4@102 t");
        assertThat(paper.workingOrders()).isZero();
    }

    @Test
    void neverFillsTheSameQuantityTwice() {
        openBook();
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 4);
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 4);
        change(List.of(), levels(102, 7));
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        assertThat(fills()).containsExactly("4@101 t", "1@101 t", "3@102 t", "4@102 t", "1@104 t");
    }

    @Test
    void offersALevelAfreshOnceItsQuantityChanges() {
        openBook();
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        change(List.of(), levels(101, 3));
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 4);
        assertThat(fills()).containsExactly("5@101 t", "3@101 t", "1@102 t");
    }

    @Test
    void remembersWhatWasTakenOverAnEqualSnapshot() {
        openBook();
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        openBook();
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 1);
        assertThat(fills()).containsExactly("5@101 t", "1@102 t");
    }

    @Test
    void cancelsWhatAMarketOrderCannotFill() {
        openBook();
        submit(Side.SELL, OrderType.MARKET, TimeInForce.IOC, 0, 40);
        assertThat(fills()).containsExactly("10@99 t", "20@98 t");
        assertThat(reports.getLast()).isInstanceOf(Cancelled.class);
    }

    @Test
    void stopsAnImmediateLimitAtItsPrice() {
        openBook();
        submit(Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 102, 20);
        assertThat(fills()).containsExactly("5@101 t", "7@102 t");
        assertThat(reports.getLast()).isInstanceOf(Cancelled.class);
        assertThat(paper.workingOrders()).isZero();
    }

    @Test
    void fillsOrKillsOverSeveralLevelsAsOne() {
        openBook();
        submit(Side.BUY, OrderType.LIMIT, TimeInForce.FOK, 102, 13);
        assertThat(fills()).isEmpty();
        assertThat(reports.getLast()).isInstanceOf(Cancelled.class);
        submit(Side.BUY, OrderType.LIMIT, TimeInForce.FOK, 102, 12);
        assertThat(fills()).containsExactly("5@101 t", "7@102 t");
    }

    @Test
    void killsAMarketOrderThatAsksForMoreThanIsThere() {
        openBook();
        submit(Side.BUY, OrderType.MARKET, TimeInForce.FOK, 0, 22);
        assertThat(fills()).isEmpty();
        assertThat(reports.getLast()).isInstanceOf(Cancelled.class);
    }

    @Test
    void restsWhatAMarketableLimitLeaves() {
        openBook();
        OrderId id = submit(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 101, 8);
        assertThat(fills()).containsExactly("5@101 t");
        assertThat(paper.workingOrders()).isOne();
        // the asks it took are still shown; an unrelated change must not fill it again
        change(levels(97, 1), List.of());
        assertThat(fills()).hasSize(1);
        change(List.of(), levels(101, 2));
        assertThat(fills()).containsExactly("5@101 t", "2@101 m");
        cancel(id);
        assertThat(reports.getLast()).isInstanceOf(Cancelled.class);
    }

    @Test
    void waitsBehindTheQueueItJoined() {
        openBook();
        limit(Side.BUY, 99, 4);
        trade(99, 6, Side.SELL);
        assertThat(fills()).isEmpty();
        trade(99, 6, Side.SELL);
        assertThat(fills()).containsExactly("2@99 m");
        trade(99, 1, Side.SELL);
        trade(99, 5, Side.SELL);
        assertThat(fills()).containsExactly("2@99 m", "1@99 m", "1@99 m");
        assertThat(paper.workingOrders()).isZero();
    }

    @Test
    void standsFirstWhereNobodyStood() {
        openBook();
        limit(Side.SELL, 100, 4);
        trade(100, 3, Side.BUY);
        assertThat(fills()).containsExactly("3@100 m");
    }

    @Test
    void sharesATradeAmongOwnOrdersInTheirOrder() {
        openBook();
        limit(Side.SELL, 100, 4);
        limit(Side.SELL, 100, 4);
        trade(100, 6, Side.BUY);
        assertThat(fills()).containsExactly("4@100 m", "2@100 m");
    }

    @Test
    void ignoresTradesOfItsOwnDirectionAtItsPrice() {
        openBook();
        limit(Side.BUY, 100, 4);
        trade(100, 50, Side.BUY);
        assertThat(fills()).isEmpty();
    }

    @Test
    void advancesOnCancelsOnlyWhenLessIsLeftThanWasAhead() {
        openBook();
        limit(Side.BUY, 99, 4);
        change(levels(99, 25), List.of());
        change(levels(99, 12), List.of());
        trade(99, 10, Side.SELL);
        assertThat(fills()).isEmpty();
        limit(Side.BUY, 98, 4);
        change(levels(98, 3), List.of());
        trade(98, 5, Side.SELL);
        assertThat(fills()).containsExactly("4@99 m", "2@98 m");
    }

    @Test
    void countsATradeOnceThatTheBookShowedFirst() {
        openBook();
        limit(Side.BUY, 99, 4);
        // the level shrinks from 10 to 4 by a trade of 6 that is told later
        change(levels(99, 4), List.of());
        tradeAt(clock, 99, 6, Side.SELL);
        assertThat(fills()).isEmpty();
        trade(99, 5, Side.SELL);
        assertThat(fills()).containsExactly("1@99 m");
    }

    @Test
    void countsATradeOnceThatTheBookShowsLater() {
        openBook();
        limit(Side.BUY, 99, 4);
        trade(99, 6, Side.SELL);
        change(levels(99, 4), List.of());
        trade(99, 4, Side.SELL);
        assertThat(fills()).isEmpty();
        trade(99, 1, Side.SELL);
        assertThat(fills()).containsExactly("1@99 m");
    }

    @Test
    void fillsWholeWhenATradePrintsThrough() {
        openBook();
        limit(Side.BUY, 99, 50);
        trade(98, 1, Side.SELL);
        assertThat(fills()).containsExactly("50@99 m");
    }

    @Test
    void fillsWholeWhenTheOtherSideGoesThrough() {
        openBook();
        limit(Side.BUY, 99, 50);
        change(levels(99, 0, 98, 0), levels(98, 1));
        assertThat(fills()).containsExactly("50@99 m");
    }

    @Test
    void fillsWhatTheOtherSideShowsAtItsPrice() {
        openBook();
        limit(Side.SELL, 101, 50);
        change(levels(101, 8), levels(101, 0));
        assertThat(fills()).containsExactly("8@101 m");
        change(levels(97, 8), List.of());
        assertThat(fills()).hasSize(1);
    }

    @Test
    void fillsNothingWhileTheBookIsInvalid() {
        openBook();
        limit(Side.BUY, 99, 4);
        paper.bookInvalid();
        trade(98, 10, Side.SELL);
        change(List.of(), levels(97, 3));
        assertThat(fills()).isEmpty();
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 1);
        assertThat(reports.getLast())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(r.reason()).isEqualTo("book is not in sync"));
        submit(Side.BUY, OrderType.LIMIT, TimeInForce.FOK, 120, 1);
        assertThat(reports.getLast()).isInstanceOf(Rejected.class);
    }

    @Test
    void letsARestingOrderWaitForTheBook() {
        limit(Side.BUY, 102, 8);
        assertThat(reports).singleElement().isInstanceOf(Accepted.class);
        openBook();
        assertThat(fills()).containsExactly("5@101 t", "3@102 t");
    }

    @Test
    void keepsItsPlaceOverAResynchronisationAtBest() {
        openBook();
        limit(Side.BUY, 99, 4);
        paper.bookInvalid();
        paper.bookSnapshot(new BookSnapshot(9, ++clock, levels(99, 30), levels(101, 5)));
        trade(99, 10, Side.SELL);
        assertThat(fills()).isEmpty();
        trade(99, 1, Side.SELL);
        assertThat(fills()).containsExactly("1@99 m");
    }

    @Test
    void refusesToCancelWhatItDoesNotHave() {
        openBook();
        OrderId id = limit(Side.BUY, 99, 4);
        cancel(id);
        cancel(id);
        assertThat(reports.getLast()).isInstanceOf(CancelRejected.class);
        trade(98, 10, Side.SELL);
        assertThat(fills()).isEmpty();
    }

    @Test
    void refusesWhatIsOffTickOffLotForeignOrTwice() {
        Instrument coarse = new Instrument(ID, "BTC", "USDT", 1, 3, 5, 10, BigDecimal.ZERO);
        List<String> reasons = new ArrayList<>();
        PaperExecution strict =
                new PaperExecution(
                        coarse, "r", r -> reasons.add(r instanceof Rejected x ? x.reason() : "ok"));
        strict.submit(order(ID, 100, 10), 1);
        strict.submit(order(ID, 101, 10), 1);
        strict.submit(order(ID, 100, 11), 1);
        strict.submit(order(ID, 100, 0), 1);
        strict.submit(order(InstrumentId.parse("replay:X"), 100, 10), 1);
        VenueOrder twice = order(ID, 100, 10);
        strict.submit(twice, 1);
        strict.submit(twice, 1);
        assertThat(reasons)
                .containsExactly(
                        "ok",
                        "price 10.1 is not a positive multiple of the tick 0.5",
                        "quantity 0.011 is not a positive multiple of the lot 0.010",
                        "quantity 0.000 is not a positive multiple of the lot 0.010",
                        "this is the market of replay:BTC-USDT, not of replay:X",
                        "ok",
                        "an order with this id works here already");
    }

    @Test
    void rejectsWhatExceedsItsBound() {
        for (int i = 0; i < PaperExecution.MOST_ORDERS; i++) {
            limit(Side.BUY, 50, 1);
        }
        limit(Side.BUY, 50, 1);
        assertThat(reports.getLast()).isInstanceOf(Rejected.class);
        assertThat(paper.workingOrders()).isEqualTo(PaperExecution.MOST_ORDERS);
    }

    @Test
    void givesEveryExecutionItsOwnId() {
        openBook();
        submit(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 9);
        assertThat(reports.stream().filter(Filled.class::isInstance).map(Filled.class::cast))
                .extracting(Filled::executionId)
                .containsExactly("run1-BTC-USDT-1", "run1-BTC-USDT-2");
    }

    private VenueOrder postOnly(long price) {
        return new VenueOrder(
                new OrderId(new UUID(9, ++ids)),
                ID,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                price,
                5,
                0,
                0,
                0,
                true);
    }

    @Test
    void aPostOnlyOrderNeverTakes() {
        openBook();
        long ask = 101;
        paper.submit(postOnly(ask + 100), ++clock);
        assertThat(reports.getLast()).isInstanceOf(Rejected.class);
        paper.submit(postOnly(50), ++clock);
        assertThat(reports.getLast()).isInstanceOf(Accepted.class);
        assertThat(fills()).isEmpty();
    }

    @Test
    void lessKeepsThePlaceInTheQueueAndMoreLosesIt() {
        paper.bookSnapshot(new BookSnapshot(1, 1, levels(100, 10), levels(110, 10)));
        OrderId less = limit(Side.BUY, 100, 8);
        paper.amend(new VenueAmendment(less, ID, 0, -3, 0), ++clock);
        assertThat(reports.getLast()).isInstanceOf(Amended.class);
        trade(100, 12, Side.SELL);
        assertThat(fills()).containsExactly("2@100 m");

        // ten more stand at the level now; what loses its place stands behind them
        change(levels(100, 20), levels());
        paper.amend(new VenueAmendment(less, ID, 0, 4, 0), ++clock);
        trade(100, 12, Side.SELL);
        assertThat(fills()).containsExactly("2@100 m");
        paper.amend(new VenueAmendment(less, ID, 0, -7, 0), ++clock);
        assertThat(reports.getLast()).isInstanceOf(AmendRejected.class);
    }

    @Test
    void anAmendedPriceMeetsTheBookAnew() {
        paper.bookSnapshot(new BookSnapshot(1, 1, levels(100, 10), levels(110, 3)));
        OrderId order = limit(Side.BUY, 90, 8);
        paper.amend(new VenueAmendment(order, ID, 110, 0, 0), ++clock);
        assertThat(fills()).containsExactly("3@110 t");
        cancel(order);
        assertThat(reports.getLast()).isInstanceOf(Cancelled.class);
    }

    private OrderId limit(Side side, long price, long quantity) {
        return submit(side, OrderType.LIMIT, TimeInForce.GTC, price, quantity);
    }

    private OrderId submit(
            Side side, OrderType type, TimeInForce timeInForce, long price, long quantity) {
        OrderId id = new OrderId(new UUID(7, ++ids));
        paper.submit(new VenueOrder(id, ID, side, type, timeInForce, price, quantity), ++clock);
        return id;
    }

    private VenueOrder order(InstrumentId instrument, long price, long quantity) {
        return new VenueOrder(
                new OrderId(new UUID(8, ++ids)),
                instrument,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                price,
                quantity);
    }

    private void cancel(OrderId id) {
        paper.cancel(id, ++clock);
    }

    private void change(List<BookLevel> bids, List<BookLevel> asks) {
        paper.bookChanged(++clock, bids, asks);
    }

    private void trade(long price, long quantity, Side aggressor) {
        tradeAt(++clock, price, quantity, aggressor);
    }

    private void tradeAt(long time, long price, long quantity, Side aggressor) {
        paper.traded(new Trade(++ids, time, time, price, quantity, aggressor));
    }

    private List<String> fills() {
        return reports.stream()
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .map(f -> f.quantity() + "@" + f.price() + (f.maker() ? " m" : " t"))
                .toList();
    }

    private static List<BookLevel> levels(long... pricesAndQuantities) {
        List<BookLevel> levels = new ArrayList<>();
        for (int i = 0; i < pricesAndQuantities.length; i += 2) {
            levels.add(new BookLevel(pricesAndQuantities[i], pricesAndQuantities[i + 1]));
        }
        return levels;
    }
}
