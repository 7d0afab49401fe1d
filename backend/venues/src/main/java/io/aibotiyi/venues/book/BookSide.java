package io.aibotiyi.venues.book;

import java.util.Arrays;

/**
 * One side as two parallel sorted arrays, best price last: updates cluster at the best price, so
 * few elements move. Keys are prices signed so that better is greater.
 */
final class BookSide {

    private final int limit;
    private long[] keys = new long[64];
    private long[] quantities = new long[64];
    private int size;

    BookSide(int limit) {
        this.limit = limit;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** Key of the n-th best, 0 the best. */
    long key(int rank) {
        return keys[size - 1 - rank];
    }

    long quantity(int rank) {
        return quantities[size - 1 - rank];
    }

    long quantityAt(long key) {
        int index = find(key);
        return index >= 0 ? quantities[index] : 0;
    }

    void set(long key, long quantity) {
        int index = find(key);
        if (index >= 0) {
            if (quantity != 0) {
                quantities[index] = quantity;
            } else {
                int tail = size - index - 1;
                System.arraycopy(keys, index + 1, keys, index, tail);
                System.arraycopy(quantities, index + 1, quantities, index, tail);
                size--;
            }
        } else if (quantity != 0) {
            insert(-index - 1, key, quantity);
        }
    }

    private void insert(int at, long key, long quantity) {
        if (size == limit) {
            if (at == 0) {
                return; // worse than everything kept
            }
            keep(limit - 1);
            at--;
        }
        if (size == keys.length) {
            int capacity = Math.min(limit, size * 2);
            keys = Arrays.copyOf(keys, capacity);
            quantities = Arrays.copyOf(quantities, capacity);
        }
        int tail = size - at;
        System.arraycopy(keys, at, keys, at + 1, tail);
        System.arraycopy(quantities, at, quantities, at + 1, tail);
        keys[at] = key;
        quantities[at] = quantity;
        size++;
    }

    /** Keeps the best {@code depth} levels. */
    void keep(int depth) {
        int drop = size - depth;
        if (drop > 0) {
            System.arraycopy(keys, drop, keys, 0, depth);
            System.arraycopy(quantities, drop, quantities, 0, depth);
            size = depth;
        }
    }

    /** Index of the key, or {@code -insertion - 1}; gallops from the best end. */
    private int find(long key) {
        int high = size;
        int step = 1;
        int low = size - 1;
        while (low >= 0 && keys[low] > key) {
            high = low;
            low -= step;
            step <<= 1;
        }
        low = Math.max(low, 0);
        while (low < high) {
            int middle = (low + high) >>> 1;
            long found = keys[middle];
            if (found < key) {
                low = middle + 1;
            } else if (found > key) {
                high = middle;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }
}
