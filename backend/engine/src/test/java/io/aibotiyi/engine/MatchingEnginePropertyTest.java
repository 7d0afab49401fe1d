package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random commands against {@link ReferenceBook}: every event and the whole state must agree. */
class MatchingEnginePropertyTest {

    private static final TimeInForce[] TIMES = TimeInForce.values();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheReferenceOnEventsAndState(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long tick = random.nextBoolean() ? 1 : 5;
        long lot = random.nextBoolean() ? 1 : 10;
        int maxOrders = random.nextBoolean() ? 12 : 300;
        int width = random.nextBoolean() ? 8 : 400;
        RecordedEvents events = new RecordedEvents();
        MatchingEngine engine = new MatchingEngine(tick, lot, maxOrders, events);
        ReferenceBook reference = new ReferenceBook(tick, lot, maxOrders);
        String run = "seed " + seed + ", command ";
        for (int i = 0; i < 6_000; i++) {
            List<String> expected = step(random, engine, reference, tick, lot, width);
            assertThat(events.take()).as(run + i).isEqualTo(expected);
            assertThat(orders(engine, Side.BUY)).as(run + i).isEqualTo(reference.orders(Side.BUY));
            assertThat(orders(engine, Side.SELL))
                    .as(run + i)
                    .isEqualTo(reference.orders(Side.SELL));
            holdsItsInvariants(engine, reference, run + i);
        }
    }

    private static List<String> step(
            SplittableRandom random,
            MatchingEngine engine,
            ReferenceBook reference,
            long tick,
            long lot,
            int width) {
        List<Long> ids = reference.ids();
        if (!ids.isEmpty() && random.nextInt(100) < 30) {
            long id = random.nextInt(20) == 0 ? 1_000_000 : ids.get(random.nextInt(ids.size()));
            long owner = id == 1_000_000 || random.nextInt(20) == 0 ? 99 : reference.ownerOf(id);
            engine.cancel(id, owner);
            return reference.cancel(id, owner);
        }
        boolean again = !ids.isEmpty() && random.nextInt(50) == 0;
        long id = again ? ids.get(0) : random.nextLong(1, 500_000);
        long owner = random.nextLong(1, 6);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        TimeInForce time = TIMES[random.nextInt(6) < 4 ? 0 : random.nextInt(3)];
        long price = (200 + random.nextInt(width) - side.sign() * width / 4) * tick;
        long quantity = random.nextLong(1, 40) * lot;
        switch (random.nextInt(60)) {
            case 0 -> quantity = -quantity;
            case 1 -> quantity += lot - 1;
            case 2 -> price = -price;
            case 3 -> price += tick - 1;
            case 4 -> quantity = Long.MAX_VALUE / lot * lot;
            default -> {}
        }
        if (random.nextInt(8) == 0) {
            engine.market(id, owner, side, time, quantity);
            return reference.order(id, owner, side, time, true, 0, quantity);
        }
        engine.limit(id, owner, side, time, price, quantity);
        return reference.order(id, owner, side, time, false, price, quantity);
    }

    private static void holdsItsInvariants(
            MatchingEngine engine, ReferenceBook reference, String when) {
        LimitOrderBook book = engine.book();
        long bid = book.bestPrice(Side.BUY);
        long ask = book.bestPrice(Side.SELL);
        assertThat(bid == LimitOrderBook.NO_PRICE || ask == LimitOrderBook.NO_PRICE || bid < ask)
                .as(when + ": crossed")
                .isTrue();
        long[] sum = new long[1];
        for (Side side : Side.values()) {
            int[] levels = new int[1];
            book.forEachLevel(
                    side,
                    Integer.MAX_VALUE,
                    (price, quantity, orders) -> {
                        assertThat(quantity).isPositive().isEqualTo(book.quantityAt(side, price));
                        assertThat(orders).isPositive();
                        sum[0] += quantity;
                        levels[0]++;
                    });
            assertThat(book.levels(side)).as(when).isEqualTo(levels[0]);
        }
        assertThat(sum[0]).as(when).isEqualTo(reference.restingQuantity());
        assertThat(book.orders()).as(when).isEqualTo(reference.ids().size());
        // every trade ends quantity of a maker and of a taker
        assertThat(2 * reference.executed + sum[0] + reference.cancelled)
                .as(when + ": executed + resting + cancelled == submitted")
                .isEqualTo(reference.submitted);
    }

    private static List<String> orders(MatchingEngine engine, Side side) {
        List<String> orders = new ArrayList<>();
        engine.book()
                .forEachOrder(
                        side,
                        (id, owner, price, remaining) ->
                                orders.add(id + " " + owner + " " + price + " " + remaining));
        return orders;
    }
}
