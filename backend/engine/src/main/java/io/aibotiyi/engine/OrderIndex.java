package io.aibotiyi.engine;

/**
 * Live orders by id: open addressing with linear probing, at most half full, deletion by shifting
 * back so that no tombstones gather. A slot is one word, the hash's upper half beside the handle: a
 * probe reads no order but (nearly always) the right one. Its size is fixed; it never allocates.
 */
final class OrderIndex {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final Orders orders;
    private final long[] slots;
    private final int mask;
    private final int shift;
    private int size;

    OrderIndex(Orders orders, int capacity) {
        this.orders = orders;
        int length = Math.max(8, Integer.highestOneBit(Math.max(1, capacity - 1)) << 2);
        slots = new long[length];
        mask = length - 1;
        shift = Integer.numberOfLeadingZeros(mask);
    }

    int size() {
        return size;
    }

    /** The live order with this id, or {@link Orders#NONE}. */
    int find(long id) {
        int tag = tag(id);
        for (int slot = tag >>> shift; ; slot = (slot + 1) & mask) {
            long entry = slots[slot];
            if (entry == 0) {
                return Orders.NONE;
            }
            if ((int) (entry >>> 32) == tag && orders.id((int) entry) == id) {
                return (int) entry;
            }
        }
    }

    /** The order with this id unless the slots collide, without looking at orders. */
    int guess(long id) {
        return (int) slots[tag(id) >>> shift];
    }

    /** Adds an order whose id is not in the index. */
    void put(int order) {
        int tag = tag(orders.id(order));
        int slot = tag >>> shift;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = (long) tag << 32 | order;
        size++;
    }

    /** Removes an order that is in the index. */
    void remove(int order) {
        int tag = tag(orders.id(order));
        long wanted = (long) tag << 32 | order;
        int hole = tag >>> shift;
        while (slots[hole] != wanted) {
            hole = (hole + 1) & mask;
        }
        size--;
        for (int probe = (hole + 1) & mask; ; probe = (probe + 1) & mask) {
            long entry = slots[probe];
            if (entry == 0) {
                break;
            }
            int home = (int) (entry >>> 32) >>> shift;
            if (((probe - home) & mask) >= ((probe - hole) & mask)) {
                slots[hole] = entry;
                hole = probe;
            }
        }
        slots[hole] = 0;
    }

    private static int tag(long id) {
        return (int) ((id * GOLDEN) >>> 32);
    }

    void copy(StateTransfer state) {
        size = state.number(size);
        state.words(slots, slots.length);
    }
}
