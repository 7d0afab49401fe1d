package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random commands of all kinds against {@link ReferenceEngine}: every event word for word, every
 * order and every position must agree, and what must hold of any book holds.
 */
class ReferenceComparisonTest {

    @Test
    void agreesWithTheReferenceOnEveryEventAndTheWholeState() {
        Map<EventKind, Integer> seen = compare(1, 120, 1_000);
        // a comparison of books where nothing happens would prove nothing
        assertThat(seen.keySet()).containsExactlyInAnyOrder(EventKind.values());
        assertThat(seen.get(EventKind.TRADE)).isGreaterThan(5_000);
    }

    /** {@code -Daibot.engine.seeds=N} plays N markets of 1,000 commands each. */
    @Test
    @Tag("slow")
    void agreesWithTheReferenceForLong() {
        compare(1_000_000, Integer.getInteger("aibot.engine.seeds", 5_000), 1_000);
    }

    private static Map<EventKind, Integer> compare(long firstSeed, int seeds, int commands) {
        Map<EventKind, Integer> seen = new EnumMap<>(EventKind.class);
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            RandomTrading trading = new RandomTrading(seed);
            for (int i = 0; i < commands; i++) {
                trading.step();
                List<Told> told = trading.events.take();
                if (!told.equals(trading.reference.market.told)) {
                    assertThat(lines(told))
                            .as("seed " + seed + ", command " + i)
                            .isEqualTo(lines(trading.reference.market.told));
                    assertThat(told)
                            .as("seed " + seed + ", command " + i)
                            .isEqualTo(trading.reference.market.told);
                }
                told.forEach(t -> seen.merge(t.kind(), 1, Integer::sum));
                if (i % 16 == 0) {
                    sameState(trading, "seed " + seed + ", command " + i);
                }
            }
            sameState(trading, "seed " + seed);
        }
        return seen;
    }

    private static List<String> lines(List<Told> told) {
        return told.stream().map(Told::line).toList();
    }

    private static void sameState(RandomTrading trading, String when) {
        ReferenceEngine reference = trading.reference;
        MatchingEngine engine = trading.engine;
        assertThat(engine.orders()).as(when).isEqualTo(reference.market.live.size());
        for (Side side : Side.values()) {
            List<String> expected =
                    reference.market.side(side).stream()
                            .map(o -> o.id + " " + o.price + " " + o.visible + "/" + o.remaining)
                            .toList();
            List<String> orders = new ArrayList<>();
            engine.book(1)
                    .forEachOrder(
                            side,
                            (id, account, price, visible, left) ->
                                    orders.add(id + " " + price + " " + visible + "/" + left));
            assertThat(orders).as(when).isEqualTo(expected);
            assertThat(engine.book(1).levels(side))
                    .as(when)
                    .isEqualTo(
                            (int)
                                    reference.market.side(side).stream()
                                            .mapToLong(o -> o.price)
                                            .distinct()
                                            .count());
        }
        reference.market.positions.forEach((account, position) ->
                assertThat(engine.position(account, 1)).as(when).isEqualTo(position));
        boolean crossed = reference.market.isCrossed();
        assertThat(crossed && engine.book(1).phase() == Phase.CONTINUOUS).as(when).isFalse();
    }
}
