package io.aibotiyi.engine;

import org.jspecify.annotations.Nullable;

/**
 * Resting orders by id: open addressing with linear probing, at most half full, deletion by
 * shifting back so that no tombstones gather. Its size is fixed; it never allocates.
 */
final class OrderIndex {

    private final long[] ids;
    private final @Nullable Order[] orders;
    private final int mask;
    private final int shift;
    private int size;

    OrderIndex(int capacity) {
        int slots = Math.max(8, Integer.highestOneBit(capacity - 1) << 2);
        ids = new long[slots];
        orders = new Order[slots];
        mask = slots - 1;
        shift = Long.numberOfLeadingZeros(mask);
    }

    int size() {
        return size;
    }

    @Nullable Order get(long id) {
        int slot = home(id);
        while (true) {
            Order order = orders[slot];
            if (order == null || ids[slot] == id) {
                return order;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** Adds an order whose id is not in the index. */
    void put(Order order) {
        int slot = home(order.id);
        while (orders[slot] != null) {
            slot = (slot + 1) & mask;
        }
        ids[slot] = order.id;
        orders[slot] = order;
        size++;
    }

    /** Removes an id that is in the index. */
    void remove(long id) {
        int slot = home(id);
        while (ids[slot] != id || orders[slot] == null) {
            slot = (slot + 1) & mask;
        }
        size--;
        int hole = slot;
        for (int probe = (hole + 1) & mask; orders[probe] != null; probe = (probe + 1) & mask) {
            int distanceFromHome = (probe - home(ids[probe])) & mask;
            int distanceFromHole = (probe - hole) & mask;
            if (distanceFromHome >= distanceFromHole) {
                ids[hole] = ids[probe];
                orders[hole] = orders[probe];
                hole = probe;
            }
        }
        orders[hole] = null;
    }

    private int home(long id) {
        return (int) ((id * 0x9E3779B97F4A7C15L) >>> shift);
    }
}
