package io.aibotiyi.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceLadderTest {

    private static final int STEPS = 20_000;
    private static final int MOST = 300;

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    @DisplayName("finds the levels that are in, in order, while prices wander and jump far away")
    void findsWhatIsInWhereverPricesGo(int sign) {
        SplittableRandom random = new SplittableRandom(11);
        Levels levels = new Levels(new Orders(1));
        PriceLadder ladder = new PriceLadder(levels, sign);
        NavigableMap<Long, Integer> expected = new TreeMap<>();
        long around = 1_000_000_000L;
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(200) == 0) {
                around = random.nextLong(1_000, 1L << random.nextInt(11, 50));
            }
            long price = around + random.nextInt(random.nextBoolean() ? 50_000 : 100);
            long key = ladder.keyOf(price);
            Integer there = expected.get(key);
            String run = "sign " + sign + ", step " + step;
            assertThat(ladder.find(key)).as(run).isEqualTo(there == null ? Levels.NONE : there);
            if (there == null && expected.size() < MOST && random.nextInt(100) < 55) {
                expected.put(key, ladder.findOrAdd(key, price));
            } else if (!expected.isEmpty()) {
                Long some = expected.ceilingKey(key);
                some = some == null ? expected.lastKey() : some;
                ladder.remove(requireNonNull(expected.remove(some)));
                assertThat(ladder.find(some)).as(run).isEqualTo(Levels.NONE);
            }
            if (step % 100 == 0) {
                assertThat(inOrder(ladder)).as(run).isEqualTo(best(expected));
                expected.forEach((k, l) -> assertThat(ladder.find(k)).as(run).isEqualTo(l));
            }
        }
    }

    private static List<Integer> inOrder(PriceLadder ladder) {
        List<Integer> found = new ArrayList<>();
        for (int l = ladder.best(); l != Levels.NONE; l = ladder.worse(l)) {
            found.add(l);
        }
        return found;
    }

    private static List<Integer> best(NavigableMap<Long, Integer> levels) {
        return new ArrayList<>(levels.descendingMap().values());
    }
}
