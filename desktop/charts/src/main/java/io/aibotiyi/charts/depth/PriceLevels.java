package io.aibotiyi.charts.depth;

import java.util.Arrays;

/**
 * Quantities by price, kept as two sorted primitive arrays: a look-up is a binary search, a range
 * is a slice, and nothing is boxed. A zero quantity is no level.
 *
 * <p>At most {@code limit} levels are kept. When one more arrives, {@link Keep} says which end
 * gives way; what is dropped is always the part of a book nobody looks at.
 *
 * <p>Not thread-safe; belongs to one {@link LadderModel}.
 */
final class PriceLevels {

    /** Which levels matter when the limit is reached. */
    enum Keep {
        HIGHEST,
        LOWEST,
        /** Those nearest to the price that arrives. */
        NEAREST
    }

    private final int limit;
    private final Keep keep;
    private long[] prices = new long[64];
    private long[] quantities = new long[64];
    private int size;

    PriceLevels(int limit, Keep keep) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, was " + limit);
        }
        this.limit = limit;
        this.keep = keep;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Price of the level at {@code index}, ascending from 0. */
    long priceAt(int index) {
        return prices[index];
    }

    long quantityAt(int index) {
        return quantities[index];
    }

    long highest() {
        return prices[size - 1];
    }

    long lowest() {
        return prices[0];
    }

    /** Quantity at exactly this price, 0 if there is none. */
    long quantity(long price) {
        int i = Arrays.binarySearch(prices, 0, size, price);
        return i < 0 ? 0 : quantities[i];
    }

    /** Index of the first level at or above {@code price}; {@link #size} if there is none. */
    int firstAtOrAbove(long price) {
        int i = Arrays.binarySearch(prices, 0, size, price);
        return i < 0 ? -i - 1 : i;
    }

    void clear() {
        size = 0;
    }

    /** Sets the absolute quantity of a price; zero or less removes it. */
    void set(long price, long quantity) {
        int i = Arrays.binarySearch(prices, 0, size, price);
        if (i >= 0) {
            if (quantity > 0) {
                quantities[i] = quantity;
            } else {
                removeAt(i);
            }
        } else if (quantity > 0) {
            insert(-i - 1, price, quantity);
        }
    }

    /** Adds to the quantity of a price, stopping at {@link Long#MAX_VALUE}. */
    void add(long price, long quantity) {
        set(price, saturatedSum(quantity(price), quantity));
    }

    /** Sum of the quantities in {@code [from, to)}, stopping at {@link Long#MAX_VALUE}. */
    long sum(long from, long to) {
        long sum = 0;
        for (int i = firstAtOrAbove(from); i < size && prices[i] < to; i++) {
            sum = saturatedSum(sum, quantities[i]);
        }
        return sum;
    }

    static long saturatedSum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private void insert(int at, long price, long quantity) {
        int where = at;
        if (size == limit) {
            boolean dropsLowest =
                    keep == Keep.HIGHEST
                            || (keep == Keep.NEAREST
                                    && Math.abs(price - prices[0])
                                            > Math.abs(prices[size - 1] - price));
            if (at == (dropsLowest ? 0 : size)) {
                return;
            }
            removeAt(dropsLowest ? 0 : size - 1);
            where -= dropsLowest ? 1 : 0;
        }
        if (size == prices.length) {
            int capacity = Math.min(limit, size * 2);
            prices = Arrays.copyOf(prices, capacity);
            quantities = Arrays.copyOf(quantities, capacity);
        }
        System.arraycopy(prices, where, prices, where + 1, size - where);
        System.arraycopy(quantities, where, quantities, where + 1, size - where);
        prices[where] = price;
        quantities[where] = quantity;
        size++;
    }

    private void removeAt(int i) {
        size--;
        System.arraycopy(prices, i + 1, prices, i, size - i);
        System.arraycopy(quantities, i + 1, quantities, i, size - i);
    }
}
