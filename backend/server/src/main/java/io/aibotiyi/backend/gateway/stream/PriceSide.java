package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.domain.BookLevel;
import java.util.Arrays;
import java.util.List;

/**
 * One side of a book as two sorted arrays, worst price first, so that changes near the best price,
 * which are most, move few elements. Not thread-safe; allocates only to grow.
 */
final class PriceSide {

    /** True where a higher price is better, false (asks) where a lower one is. */
    private final boolean bids;

    private long[] prices = new long[64];
    private long[] quantities = new long[64];
    private int size;

    PriceSide(boolean bids) {
        this.bids = bids;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void replace(List<BookLevel> bestFirst) {
        clear();
        for (int i = bestFirst.size() - 1; i >= 0; i--) {
            BookLevel level = bestFirst.get(i);
            set(level.price(), level.quantity());
        }
    }

    /** Quantity zero removes; removing what is not there does nothing. */
    void set(long price, long quantity) {
        int at = find(price);
        if (at >= 0) {
            if (quantity != 0) {
                quantities[at] = quantity;
            } else {
                size--;
                System.arraycopy(prices, at + 1, prices, at, size - at);
                System.arraycopy(quantities, at + 1, quantities, at, size - at);
            }
        } else if (quantity != 0) {
            insert(-at - 1, price, quantity);
        }
    }

    private void insert(int at, long price, long quantity) {
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, size * 2);
            quantities = Arrays.copyOf(quantities, size * 2);
        }
        System.arraycopy(prices, at, prices, at + 1, size - at);
        System.arraycopy(quantities, at, quantities, at + 1, size - at);
        prices[at] = price;
        quantities[at] = quantity;
        size++;
    }

    private int find(long price) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order =
                    bids
                            ? Long.compare(prices[middle], price)
                            : Long.compare(price, prices[middle]);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The best {@code depth} levels, best first, as price, quantity, price, quantity … */
    long[] top(int depth) {
        int count = Math.min(depth, size);
        long[] levels = new long[2 * count];
        for (int i = 0; i < count; i++) {
            levels[2 * i] = prices[size - 1 - i];
            levels[2 * i + 1] = quantities[size - 1 - i];
        }
        return levels;
    }
}
