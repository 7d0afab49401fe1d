package io.aibotiyi.strategies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.ExecutionReport.Accepted;
import io.aibotiyi.strategies.execution.ExecutionReport.AmendRejected;
import io.aibotiyi.strategies.execution.ExecutionReport.Amended;
import io.aibotiyi.strategies.execution.ExecutionReport.CancelRejected;
import io.aibotiyi.strategies.execution.ExecutionReport.Cancelled;
import io.aibotiyi.strategies.execution.ExecutionReport.Filled;
import io.aibotiyi.strategies.execution.ExecutionReport.Rejected;
import io.aibotiyi.strategies.execution.ExecutionReport.Triggered;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_795_525_200L * SECOND;
    private static final SimulatedInstrument BTC = SimulatedUniverse.standard().getFirst();
    private static final InstrumentId ID = BTC.instrument().id();

    private final RecordedMarket seen = new RecordedMarket();
    private final SimulatedMarket market = new SimulatedMarket(BTC, 7, START, "run1", seen);
    private long ids;

    @Test
    void opensWithAStandingBookAndSaysNothingYet() {
        BookSnapshot book = market.snapshot(50);
        assertThat(seen.events).isEmpty();
        assertThat(book.time()).isEqualTo(START);
        assertThat(book.bids().size()).isGreaterThanOrEqualTo(20);
        assertThat(book.asks().size()).isGreaterThanOrEqualTo(20);
        assertThat(book.bids().getFirst().price()).isLessThan(book.asks().getFirst().price());
        assertThat(book.bids()).isSortedAccordingTo((a, b) -> Long.compare(b.price(), a.price()));
    }

    @Test
    void tellsEveryChangeOfTheBook() {
        BookSnapshot first = market.snapshot(Integer.MAX_VALUE);
        seen.begin(first.bids(), first.asks());
        for (int i = 1; i <= 120; i++) {
            market.advanceTo(START + i * SECOND);
            BookSnapshot book = market.snapshot(Integer.MAX_VALUE);
            assertThat(RecordedMarket.levels(seen.bids)).isEqualTo(book.bids());
            assertThat(RecordedMarket.levels(seen.asks)).isEqualTo(book.asks());
        }
        assertThat(seen.trades).isNotEmpty();
    }

    @Test
    void repeatsItselfHoweverItsTimeIsCut() {
        assertThat(run(7, 600, SECOND / 37)).isEqualTo(run(7, 600, 600 * SECOND));
    }

    @Test
    void repeatsItselfWithTheSameCommandsAtTheSameTimes() {
        List<String> once = runWithOrders();
        assertThat(once).anyMatch(e -> e.startsWith("Filled"));
        assertThat(runWithOrders()).isEqualTo(once);
    }

    @Test
    void differsBySeed() {
        assertThat(run(8, 60, SECOND)).isNotEqualTo(run(7, 60, SECOND));
    }

    @Test
    void numbersTradesUpwardAlsoOverARestart() {
        market.advanceTo(START + 60 * SECOND);
        long last = 0;
        for (Trade trade : seen.trades) {
            assertThat(trade.id()).isGreaterThan(last);
            assertThat(trade.exchangeTime()).isBetween(START, START + 60 * SECOND);
            last = trade.id();
        }
        RecordedMarket again = new RecordedMarket();
        SimulatedMarket later = new SimulatedMarket(BTC, 7, START + 61 * SECOND, "run2", again);
        later.advanceTo(START + 90 * SECOND);
        assertThat(again.trades.getFirst().id()).isGreaterThan(last);
    }

    @Test
    void doesNothingForATimeThatIsNotLater() {
        market.advanceTo(START + SECOND);
        int before = seen.events.size();
        market.advanceTo(START);
        assertThat(market.time()).isEqualTo(START + SECOND);
        assertThat(seen.events).hasSize(before);
    }

    @Test
    void fillsAMarketOrderAgainstTheBook() {
        BookSnapshot book = market.snapshot(3);
        long first = book.asks().get(0).quantity();
        long quantity = first + 1;
        market.submit(order(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, quantity));
        List<Filled> fills = seen.reports(Filled.class);
        assertThat(fills.stream().mapToLong(Filled::quantity).sum()).isEqualTo(quantity);
        assertThat(fills.getFirst().price()).isEqualTo(book.asks().get(0).price());
        assertThat(fills.getLast().price()).isEqualTo(book.asks().get(1).price());
        assertThat(fills.getLast().remaining()).isZero();
        assertThat(fills).noneMatch(Filled::maker);
        assertThat(market.snapshot(1).asks().getFirst().price())
                .isEqualTo(book.asks().get(1).price());
    }

    @Test
    void fillsARestingOrderAsMakerWhenTheMarketComesToIt() {
        long bid = market.snapshot(1).bids().getFirst().price();
        VenueOrder order = order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, bid, 50);
        market.submit(order);
        assertThat(seen.reports).singleElement().isInstanceOf(Accepted.class);
        long quantity = market.snapshot(1).bids().getFirst().quantity();
        for (int i = 1; i <= 3_600 && seen.reports(Filled.class).isEmpty(); i++) {
            market.advanceTo(START + i * SECOND);
        }
        Filled fill = seen.reports(Filled.class).getFirst();
        assertThat(fill.maker()).isTrue();
        assertThat(fill.price()).isEqualTo(bid);
        // those who stood there first traded or left first
        assertThat(quantity).isGreaterThan(50);
    }

    @Test
    void tellsEachExecutionOnceWithItsOwnId() {
        for (int i = 0; i < 20; i++) {
            market.submit(order(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 400));
            market.submit(order(Side.SELL, OrderType.MARKET, TimeInForce.IOC, 0, 400));
        }
        Set<String> executions = new HashSet<>();
        for (Filled fill : seen.reports(Filled.class)) {
            assertThat(executions.add(fill.executionId())).as(fill.executionId()).isTrue();
            assertThat(fill.executionId()).startsWith("run1-BTC-USDT-");
        }
        assertThat(executions).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void cancelsOnRequestOnce() {
        VenueOrder order = order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 100_000, 50);
        market.submit(order);
        market.cancel(order.id());
        market.cancel(order.id());
        assertThat(seen.reports)
                .<Class<? extends ExecutionReport>>extracting(ExecutionReport::getClass)
                .containsExactly(Accepted.class, Cancelled.class, CancelRejected.class);
        assertThat(market.snapshot(1_000).bids()).noneMatch(l -> l.price() == 100_000);
    }

    @Test
    void cancelsWhatCannotFillAtOnce() {
        market.submit(order(Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 100_000, 50));
        market.submit(order(Side.BUY, OrderType.LIMIT, TimeInForce.FOK, 2_000_000, 1L << 40));
        assertThat(seen.reports(Cancelled.class))
                .extracting(Cancelled::reason)
                .containsExactly(
                        "nothing left to trade with", "the book cannot fill it completely");
        assertThat(seen.trades).isEmpty();
    }

    @Test
    void refusesWhatItCannotTakeInWords() {
        VenueOrder twice = order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 100_000, 50);
        market.submit(twice);
        market.submit(twice);
        market.submit(order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 0, 50));
        market.submit(order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 100_000, Long.MAX_VALUE));
        assertThat(seen.reports(Rejected.class))
                .extracting(Rejected::reason)
                .containsExactly(
                        "an order with this id works here already",
                        "price 0.0 is not a positive multiple of the tick 0.1",
                        "refused by the engine: QUANTITY_TOO_LARGE");
        market.cancel(twice.id());
        assertThat(seen.reports.getLast()).isInstanceOf(Cancelled.class);
    }

    @Test
    void holdsABoundOfOrdersFromOutsideAndLivesOn() {
        for (int i = 0; i < ExternalOrders.MOST; i++) {
            market.submit(order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 100_000, 1));
        }
        market.submit(order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 100_000, 1));
        assertThat(seen.reports(Accepted.class)).hasSize(ExternalOrders.MOST);
        assertThat(seen.reports.getLast()).isInstanceOf(Rejected.class);
        market.advanceTo(START + 30 * SECOND);
        assertThat(seen.trades).isNotEmpty();
    }

    // order types

    private long best(Side side) {
        BookSnapshot book = market.snapshot(1);
        return (side == Side.BUY ? book.bids() : book.asks()).getFirst().price();
    }

    private VenueOrder with(
            OrderType type, TimeInForce time, Side side, long price, long trigger, long expiry) {
        return new VenueOrder(
                new OrderId(new UUID(7, ++ids)),
                ID,
                side,
                type,
                time,
                price,
                1_000,
                trigger,
                expiry,
                0,
                false);
    }

    @Test
    void aStopWaitsOutsideTheBookUntilItsTriggerTrades() {
        market.advanceTo(START + 10 * SECOND);
        long tick = market.instrument().tickSize();
        long trigger = best(Side.SELL) + 20 * tick;
        market.submit(with(OrderType.STOP, TimeInForce.GTC, Side.BUY, 0, trigger, 0));
        assertThat(seen.reports).hasSize(1).last().isInstanceOf(Accepted.class);

        for (int i = 11; i < 1_800 && seen.reports(Triggered.class).isEmpty(); i++) {
            market.advanceTo(START + i * SECOND);
        }

        assertThat(seen.reports(Triggered.class)).hasSize(1);
        assertThat(seen.reports.get(1)).isInstanceOf(Triggered.class);
        assertThat(seen.reports(Filled.class)).isNotEmpty();
    }

    @Test
    void aTriggerThatWasReachedElsewhereFiresAtOnce() {
        market.advanceTo(START + 10 * SECOND);
        market.submit(with(OrderType.STOP, TimeInForce.GTC, Side.SELL, 0, best(Side.SELL) * 2, 0));
        assertThat(seen.reports.getFirst()).isInstanceOf(Triggered.class);
        assertThat(seen.reports.get(1)).isInstanceOf(Accepted.class);
        assertThat(seen.reports.get(2)).isInstanceOf(Filled.class);
    }

    @Test
    void endsAnOrderWhenItsTimeIsOver() {
        market.advanceTo(START + 10 * SECOND);
        market.submit(
                with(
                        OrderType.LIMIT,
                        TimeInForce.GTD,
                        Side.BUY,
                        best(Side.BUY) / 2,
                        0,
                        START + 20 * SECOND));
        market.advanceTo(START + 19 * SECOND);
        assertThat(seen.reports).hasSize(1);
        market.advanceTo(START + 25 * SECOND);
        assertThat(seen.reports.getLast())
                .isInstanceOfSatisfying(
                        Cancelled.class,
                        c -> assertThat(c.reason()).isEqualTo("its time was over"));
    }

    @Test
    void refusesAPostOnlyOrderThatWouldTakeAndTrailingStopsAtAll() {
        market.advanceTo(START + 10 * SECOND);
        long price = best(Side.SELL);
        VenueOrder taking =
                new VenueOrder(
                        new OrderId(new UUID(7, ++ids)),
                        ID,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        price,
                        1_000,
                        0,
                        0,
                        0,
                        true);
        market.submit(taking);
        assertThat(seen.reports.getLast()).isInstanceOf(Rejected.class);
        market.submit(with(OrderType.TRAILING_STOP, TimeInForce.GTC, Side.SELL, 0, price / 2, 0));
        assertThat(seen.reports).hasSize(2).last().isInstanceOf(Rejected.class);
    }

    @Test
    void amendsByADifferenceWhateverWasFilledMeanwhile() {
        market.advanceTo(START + 10 * SECOND);
        long price = market.instrument().tickSize();
        VenueOrder resting = order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, price, 1_000);
        market.submit(resting);

        market.amend(new VenueAmendment(resting.id(), ID, 2 * price, 500, 0));
        assertThat(seen.reports.getLast()).isInstanceOf(Amended.class);
        market.amend(new VenueAmendment(resting.id(), ID, 0, -1_499, 0));
        assertThat(seen.reports.getLast()).isInstanceOf(Amended.class);
        market.amend(new VenueAmendment(resting.id(), ID, 0, -1, 0));
        assertThat(seen.reports.getLast()).isInstanceOf(AmendRejected.class);
        market.cancel(resting.id());
        assertThat(seen.reports.getLast()).isInstanceOf(Cancelled.class);
        market.amend(new VenueAmendment(resting.id(), ID, 0, 1, 0));
        assertThat(seen.reports.getLast()).isInstanceOf(AmendRejected.class);
    }

    private static List<String> run(long seed, int seconds, long step) {
        RecordedMarket recorded = new RecordedMarket();
        SimulatedMarket market = new SimulatedMarket(BTC, seed, START, "r", recorded);
        for (long time = START; time < START + seconds * SECOND; time += step) {
            market.advanceTo(time);
        }
        market.advanceTo(START + seconds * SECOND);
        return recorded.events;
    }

    private List<String> runWithOrders() {
        ids = 0;
        RecordedMarket recorded = new RecordedMarket();
        SimulatedMarket again = new SimulatedMarket(BTC, 7, START, "r", recorded);
        for (int i = 1; i <= 60; i++) {
            again.advanceTo(START + i * SECOND);
            long bid = again.snapshot(1).bids().getFirst().price();
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            again.submit(order(side, OrderType.LIMIT, TimeInForce.GTC, bid, 100 + i));
        }
        again.advanceTo(START + 90 * SECOND);
        return recorded.events;
    }

    private VenueOrder order(
            Side side, OrderType type, TimeInForce timeInForce, long price, long quantity) {
        OrderId id = new OrderId(new UUID(7, ++ids));
        return new VenueOrder(id, ID, side, type, timeInForce, price, quantity);
    }
}
