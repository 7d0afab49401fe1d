package io.aibotiyi.engine;

/**
 * Orders with an expiry time, soonest first, of equal times the oldest: a binary heap of handles.
 */
final class ExpiryQueue {

    private final Orders orders;
    private final int[] heap;
    private int size;

    ExpiryQueue(Orders orders, int maxOrders) {
        this.orders = orders;
        heap = new int[maxOrders + 2];
    }

    /** Soonest expiry, {@link Long#MAX_VALUE} if none. */
    long soonest() {
        return size == 0 ? Long.MAX_VALUE : orders.expiry(heap[1]);
    }

    int first() {
        return heap[1];
    }

    void add(int order) {
        rise(++size, order);
    }

    void remove(int order) {
        int place = orders.heapPlace(order);
        int moved = heap[size--];
        if (place <= size) {
            if (place > 1 && before(moved, heap[place / 2])) {
                rise(place, moved);
            } else {
                sink(place, moved);
            }
        }
    }

    private void rise(int from, int order) {
        int place = from;
        while (place > 1 && before(order, heap[place / 2])) {
            set(place, heap[place / 2]);
            place /= 2;
        }
        set(place, order);
    }

    private void sink(int from, int order) {
        int place = from;
        while (place * 2 <= size) {
            int child = place * 2;
            if (child < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], order)) {
                break;
            }
            set(place, heap[child]);
            place = child;
        }
        set(place, order);
    }

    private boolean before(int a, int b) {
        long x = orders.expiry(a);
        long y = orders.expiry(b);
        return x < y || (x == y && orders.rank(a) < orders.rank(b));
    }

    private void set(int place, int order) {
        heap[place] = order;
        orders.heapPlace(order, place);
    }

    void copy(StateTransfer state) {
        size = state.number(size);
        state.numbers(heap, size + 1);
    }
}
