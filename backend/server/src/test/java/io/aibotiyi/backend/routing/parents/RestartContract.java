package io.aibotiyi.backend.routing.parents;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The process ends where it hurts most: before a child is placed, after it was placed but before
 * that was noted, and the same with cancels. All memory is gone and the venue is another one. Then
 * the parent orders go on where their durable children say they are.
 */
abstract class RestartContract extends RoutingFixture {

    /** More with {@code -Drouting.seeds=}. */
    private static final int SEEDS = Integer.getInteger("routing.seeds", 4);

    private static final List<Style> STYLES = List.of(Style.values());
    private static final Duration STEP = Duration.ofSeconds(3);

    /** What a kill is to the code that it hits. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private Random random = new Random(0);
    private int kills;
    private boolean immortal;

    @Test
    void neverDoublesOrLosesAChildWhereverItIsKilled() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + SEEDS; seed++) {
            System.out.println("RestartContract seed " + seed);
            random = new Random(seed);
            immortal = false;
            again();
            story("seed " + seed);
        }
        assertThat(kills).isGreaterThan(SEEDS);
    }

    private void again() {
        rig.close();
        database.close();
        database = open();
        venue = new FakeVenue(VenueId.SIMULATED);
        exchange = new ObedientVenue(venue);
        market.executionVenues().forEach(market::close);
        market.open(venue);
        rig = new RoutingRig(database, market, clock, this::mortal);
    }

    private void story(String what) {
        List<ParentOrderId> parents =
                List.of(
                        begin(new Asked(Algorithm.TWAP).slices(6, style()).quantity("3")),
                        begin(new Asked(Algorithm.POV).share("0.3", style()).quantity("2")),
                        begin(
                                new Asked(Algorithm.ICEBERG)
                                        .seconds(60L)
                                        .limit("99.9")
                                        .quantity("2")
                                        .showing("0.4")));
        for (int step = 0; step < 30; step++) {
            mortally(() -> rig.round());
            work(what);
            assertWithinQuantities(parents, what);
            if (step == 12 && random.nextBoolean()) {
                cancelIfWorking(parents.get(random.nextInt(2)));
            }
            clock.advance(STEP);
            trade(100_00, 100_000);
        }
        immortal = true;
        for (int step = 0; step < 5; step++) {
            rig.round();
            exchange.take(order -> order.quantity());
            clock.advance(STEP);
        }
        assertOneStory(parents, what);
    }

    private void cancelIfWorking(ParentOrderId id) {
        if (parent(id).status() == ParentStatus.WORKING) {
            rig.parents().cancel(RoutingRig.USER, id);
        }
    }

    private Style style() {
        return STYLES.get(random.nextInt(STYLES.size()));
    }

    private void mortally(Runnable round) {
        try {
            round.run();
        } catch (Killed e) {
            kills++;
            rig.close();
            market.close(venue);
            venue = new FakeVenue(VenueId.SIMULATED);
            exchange = new ObedientVenue(venue);
            market.open(venue);
            rig = new RoutingRig(database, market, clock, this::mortal);
        }
    }

    /** Trading, with a death now and then just before or just after a command. */
    private TradingService mortal(TradingService trading) {
        return (TradingService)
                Proxy.newProxyInstance(
                        TradingService.class.getClassLoader(),
                        new Class<?>[] {TradingService.class},
                        (proxy, method, arguments) -> {
                            boolean command =
                                    method.getName().equals("place")
                                            || method.getName().equals("cancel");
                            int fate = command && !immortal ? random.nextInt(8) : 7;
                            if (fate == 0) {
                                throw new Killed();
                            }
                            try {
                                Object answer = method.invoke(trading, arguments);
                                if (fate == 1) {
                                    throw new Killed();
                                }
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static TradingService dyingWhenItPlaces(TradingService trading) {
        return (TradingService)
                Proxy.newProxyInstance(
                        TradingService.class.getClassLoader(),
                        new Class<?>[] {TradingService.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("place")) {
                                throw new Killed();
                            }
                            return method.invoke(trading, arguments);
                        });
    }

    private void work(String what) {
        Set<OrderId> fresh = new HashSet<>();
        for (VenueOrder order : exchange.take(o -> random.nextLong(o.quantity() + 1))) {
            assertThat(fresh.add(order.id())).as(what).isTrue();
        }
        for (VenueOrder order : exchange.resting()) {
            if (random.nextInt(3) == 0) {
                exchange.fill(order.id(), random.nextLong(1, exchange.left(order.id()) + 1));
            }
        }
    }

    /** What was filled and what works together, by trading's own records. */
    private void assertWithinQuantities(List<ParentOrderId> parents, String what) {
        for (ParentOrderId id : parents) {
            BigDecimal committed =
                    ordersOf(id).stream()
                            .map(o -> o.status().isWorking() ? o.quantity() : o.filled())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(committed).as(what).isLessThanOrEqualTo(parent(id).quantity());
        }
    }

    private List<OrderView> ordersOf(ParentOrderId id) {
        return rig.trading().history(RoutingRig.USER, rig.account(), 1_000).stream()
                .filter(o -> String.valueOf(o.clientOrderId()).startsWith("parent-" + id + "-"))
                .toList();
    }

    private void assertOneStory(List<ParentOrderId> parents, String what) {
        for (ParentOrderId id : parents) {
            ParentView view = parent(id);
            assertThat(view.status().isWorking()).as("%s %s", what, view).isFalse();
            List<OrderView> orders = ordersOf(id);
            assertThat(orders)
                    .as(what)
                    .extracting(OrderView::clientOrderId)
                    .doesNotHaveDuplicates();
            assertThat(orders).as(what).noneMatch(o -> o.status().isWorking());
            BigDecimal filled =
                    orders.stream().map(OrderView::filled).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(view.filled()).as("%s %s", what, view).isEqualByComparingTo(filled);
            assertThat(view.status() == ParentStatus.COMPLETED)
                    .as("%s %s", what, view)
                    .isEqualTo(filled.compareTo(view.quantity()) == 0);
            assertThat(rig.parents().children(RoutingRig.USER, id, 1_000))
                    .as(what)
                    .filteredOn(c -> c.order() != null)
                    .extracting(ChildView::order)
                    .containsExactlyInAnyOrderElementsOf(
                            orders.stream().map(OrderView::id).toList());
        }
    }

    @Test
    void goesOnWithTheSameScheduleAfterARestart() {
        ParentOrderId id =
                begin(new Asked(Algorithm.TWAP).slices(3, Style.AGGRESSIVE).quantity("3"));
        round();
        rig.close();
        rig = new RoutingRig(database, market, clock, UnaryOperator.identity());

        assertThat(round()).isEmpty();
        assertThat(after(Duration.ofSeconds(20)).getFirst().quantity()).isEqualTo(100_000);
        assertThat(parent(id).filled()).isEqualByComparingTo("2");
    }

    @Test
    void doesNotPlaceAChildAfterTheTimeIsOver() {
        rig.close();
        rig = new RoutingRig(database, market, clock, RestartContract::dyingWhenItPlaces);
        ParentOrderId id =
                begin(new Asked(Algorithm.TWAP).slices(1, Style.AGGRESSIVE).quantity("3"));
        immortal = true;
        mortally(() -> rig.round());
        assertThat(kills).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));

        rig.round();
        clock.advance(Duration.ofSeconds(5));
        rig.round();

        assertThat(ordersOf(id)).isEmpty();
        assertThat(parent(id).status()).isEqualTo(ParentStatus.EXPIRED);
        assertThat(rig.parents().children(RoutingRig.USER, id, 10).getFirst().reason())
                .isEqualTo("Was not placed before the parent order ended");
    }
}
