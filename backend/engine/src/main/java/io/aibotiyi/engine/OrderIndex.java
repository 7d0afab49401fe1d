package io.aibotiyi.engine;

/**
 * Live orders by id: open addressing with linear probing, at most a quarter full, deletion by
 * shifting back so that no tombstones gather. A slot is one word, a tag of the id beside the
 * handle: a probe reads no order but (nearly always) the right one. Eight ids in a row share a
 * cache line, since ids are mostly counted up and orders of one time are asked for together.
 *
 * <p>Grows to the working set, then allocates nothing. A table as large as the limit allows would
 * give every order of a small book a cache line of its own.
 */
final class OrderIndex {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int LEAST = 1_024;

    private final Orders orders;
    private long[] slots = new long[LEAST];
    private int mask = LEAST - 1;
    private int shift = Integer.numberOfLeadingZeros(LEAST - 1);
    private int size;

    OrderIndex(Orders orders) {
        this.orders = orders;
    }

    int size() {
        return size;
    }

    /** The live order with this id, or {@link Orders#NONE}. */
    int find(long id) {
        int tag = tag(id);
        for (int slot = home(tag); ; slot = (slot + 1) & mask) {
            long entry = slots[slot];
            if (entry == 0) {
                return Orders.NONE;
            }
            if ((int) (entry >>> 32) == tag && orders.id((int) entry) == id) {
                return (int) entry;
            }
        }
    }

    /** The order with this id, or seldom another, without looking at orders. */
    int guess(long id) {
        int tag = tag(id);
        int slot = home(tag);
        while (slots[slot] != 0 && (int) (slots[slot] >>> 32) != tag) {
            slot = (slot + 1) & mask;
        }
        return (int) slots[slot];
    }

    /** Reads the slot at which the search for an id begins; see {@link Foresight}. */
    long touch(long id) {
        return slots[home(tag(id))];
    }

    /** Adds an order whose id is not in the index. */
    void put(int order) {
        if (++size > slots.length / 4) {
            grow();
        }
        put((long) tag(orders.id(order)) << 32 | order);
    }

    private void put(long entry) {
        int slot = home((int) (entry >>> 32));
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = entry;
    }

    private void grow() {
        long[] old = slots;
        resize(old.length * 2);
        for (long entry : old) {
            if (entry != 0) {
                put(entry);
            }
        }
    }

    private void resize(int length) {
        slots = new long[length];
        mask = length - 1;
        shift = Integer.numberOfLeadingZeros(mask);
    }

    /** Removes an order that is in the index. */
    void remove(int order) {
        int tag = tag(orders.id(order));
        long wanted = (long) tag << 32 | order;
        int hole = home(tag);
        while (slots[hole] != wanted) {
            hole = (hole + 1) & mask;
        }
        size--;
        for (int probe = (hole + 1) & mask; ; probe = (probe + 1) & mask) {
            long entry = slots[probe];
            if (entry == 0) {
                break;
            }
            int home = home((int) (entry >>> 32));
            if (((probe - home) & mask) >= ((probe - hole) & mask)) {
                slots[hole] = entry;
                hole = probe;
            }
        }
        slots[hole] = 0;
    }

    private static int tag(long id) {
        return ((int) (((id >>> 3) * GOLDEN) >>> 32) & -8) | ((int) id & 7);
    }

    private int home(int tag) {
        return ((tag >>> shift) & -8) | (tag & 7);
    }

    void copy(StateTransfer state) {
        size = state.number(size);
        int length = state.number(slots.length);
        if (length != slots.length) {
            resize(length);
        }
        state.words(slots, slots.length);
    }
}
