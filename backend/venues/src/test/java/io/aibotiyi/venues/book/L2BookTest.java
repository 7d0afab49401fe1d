package io.aibotiyi.venues.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class L2BookTest {

    @Test
    void agreesWithASortedMapUnderRandomChanges() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            L2Book book = new L2Book();
            TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
            TreeMap<Long, Long> asks = new TreeMap<>();
            for (int i = 0; i < 4_000; i++) {
                boolean buy = random.nextBoolean();
                long price = 1_000 + (long) (random.nextGaussian() * 60);
                long quantity = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(100);
                book.set(buy ? Side.BUY : Side.SELL, price, quantity);
                set(buy ? bids : asks, price, quantity);
                if (i % 97 == 0) {
                    assertThat(book.top(Side.BUY, 500)).as("seed %d", seed).isEqualTo(list(bids));
                    assertThat(book.top(Side.SELL, 500)).as("seed %d", seed).isEqualTo(list(asks));
                }
                assertThat(book.bestPrice(Side.BUY))
                        .isEqualTo(bids.isEmpty() ? L2Book.NO_PRICE : bids.firstKey());
                assertThat(book.bestPrice(Side.SELL))
                        .isEqualTo(asks.isEmpty() ? L2Book.NO_PRICE : asks.firstKey());
            }
        }
    }

    private static void set(Map<Long, Long> levels, long price, long quantity) {
        if (quantity == 0) {
            levels.remove(price);
        } else {
            levels.put(price, quantity);
        }
    }

    private static List<BookLevel> list(Map<Long, Long> levels) {
        return levels.entrySet().stream()
                .map(e -> new BookLevel(e.getKey(), e.getValue()))
                .toList();
    }

    @Test
    void tellsQuantitiesAndDepth() {
        L2Book book = new L2Book();
        book.set(Side.BUY, 99, 5);
        book.set(Side.BUY, 98, 7);
        book.set(Side.SELL, 101, 3);
        assertThat(book.quantityAt(Side.BUY, 98)).isEqualTo(7);
        assertThat(book.quantityAt(Side.BUY, 97)).isZero();
        assertThat(book.bestQuantity(Side.SELL)).isEqualTo(3);
        assertThat(book.depth(Side.BUY)).isEqualTo(2);
        assertThat(book.snapshot(4, 5, 1).bids()).containsExactly(new BookLevel(99, 5));
        assertThat(book.isCrossed()).isFalse();
        book.set(Side.SELL, 99, 1);
        assertThat(book.isCrossed()).isTrue();
    }

    @Test
    void removingAnAbsentLevelChangesNothing() {
        L2Book book = new L2Book();
        book.set(Side.SELL, 10, 1);
        book.set(Side.SELL, 11, 0);
        assertThat(book.top(Side.SELL, 9)).containsExactly(new BookLevel(10, 1));
    }

    @Test
    void keepsTheBestLevelsAtItsLimit() {
        L2Book book = new L2Book(64);
        for (int i = 0; i < 100; i++) {
            book.set(Side.BUY, i, 1);
            book.set(Side.SELL, 1_000 + i, 1);
        }
        assertThat(book.depth(Side.BUY)).isEqualTo(64);
        assertThat(book.bestPrice(Side.BUY)).isEqualTo(99);
        assertThat(book.price(Side.BUY, 63)).isEqualTo(36);
        assertThat(book.bestPrice(Side.SELL)).isEqualTo(1_000);
        assertThat(book.price(Side.SELL, 63)).isEqualTo(1_063);
    }

    @Test
    void truncationDropsTheWorst() {
        L2Book book = new L2Book();
        for (int i = 1; i <= 30; i++) {
            book.set(Side.BUY, i, i);
        }
        book.truncate(10);
        assertThat(book.depth(Side.BUY)).isEqualTo(10);
        assertThat(book.price(Side.BUY, 9)).isEqualTo(21);
    }
}
