package io.aibotiyi.charts.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.depth.PriceLevels.Keep;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PriceLevelsTest {

    private static final long SEED = 11_870_213;

    @Test
    void agreesWithASortedMapAfterAnySequenceOfChanges() {
        RandomGenerator random = SampleBooks.random(SEED);
        for (int round = 0; round < 200; round++) {
            PriceLevels levels = new PriceLevels(10_000, Keep.HIGHEST);
            TreeMap<Long, Long> expected = new TreeMap<>();
            for (int i = 0; i < 300; i++) {
                long price = random.nextLong(-40, 40);
                long quantity = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 1000);
                levels.set(price, quantity);
                if (quantity == 0) {
                    expected.remove(price);
                } else {
                    expected.put(price, quantity);
                }
            }
            assertThat(contents(levels)).as("seed %d, round %d", SEED, round).isEqualTo(expected);
            long from = random.nextLong(-50, 50);
            long to = from + random.nextLong(0, 60);
            assertThat(levels.sum(from, to))
                    .as("seed %d, round %d, [%d, %d)", SEED, round, from, to)
                    .isEqualTo(
                            expected.subMap(from, to).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
        }
    }

    @Test
    void keepsTheLevelsThatMatterAtTheLimit() {
        RandomGenerator random = SampleBooks.random(SEED);
        for (int round = 0; round < 50; round++) {
            PriceLevels bids = new PriceLevels(8, Keep.HIGHEST);
            PriceLevels asks = new PriceLevels(8, Keep.LOWEST);
            TreeMap<Long, Long> all = new TreeMap<>();
            for (int i = 0; i < 60; i++) {
                long price = random.nextLong(1000);
                all.put(price, price + 1);
                bids.set(price, price + 1);
                asks.set(price, price + 1);
            }
            assertThat(bids.size()).isEqualTo(8);
            assertThat(asks.size()).isEqualTo(8);
            assertThat(contents(bids)).isEqualTo(all.tailMap(bids.lowest()));
            assertThat(contents(asks)).isEqualTo(all.headMap(asks.highest(), true));
        }
    }

    @Test
    void keepsTheLevelsNearTheNewestPriceWhenAskedTo() {
        PriceLevels levels = new PriceLevels(3, Keep.NEAREST);
        levels.set(10, 1);
        levels.set(20, 1);
        levels.set(30, 1);
        levels.set(28, 1);
        assertThat(contents(levels).keySet()).containsExactly(20L, 28L, 30L);
        levels.set(12, 1);
        assertThat(contents(levels).keySet()).containsExactly(12L, 20L, 28L);
    }

    @Test
    void stopsAtTheLargestLongInsteadOfTurningNegative() {
        PriceLevels levels = new PriceLevels(4, Keep.HIGHEST);
        levels.set(1, Long.MAX_VALUE - 1);
        levels.set(2, 5);
        assertThat(levels.sum(0, 3)).isEqualTo(Long.MAX_VALUE);
        levels.add(1, 7);
        assertThat(levels.quantity(1)).isEqualTo(Long.MAX_VALUE);
    }

    private static Map<Long, Long> contents(PriceLevels levels) {
        Map<Long, Long> contents = new TreeMap<>();
        for (int i = 0; i < levels.size(); i++) {
            contents.put(levels.priceAt(i), levels.quantityAt(i));
        }
        return contents;
    }
}
