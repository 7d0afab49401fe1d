package io.aibotiyi.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All order nodes an engine will ever use, made at once so that neighbours lie together. */
final class OrderPool {

    private @Nullable Order free;
    private int available;

    OrderPool(int capacity) {
        Order[] nodes = new Order[capacity];
        for (int i = 0; i < capacity; i++) {
            nodes[i] = new Order();
        }
        for (int i = capacity - 1; i >= 0; i--) {
            nodes[i].next = free;
            free = nodes[i];
        }
        available = capacity;
    }

    boolean isEmpty() {
        return available == 0;
    }

    Order take() {
        Order order = Objects.requireNonNull(free);
        free = order.next;
        order.next = null;
        available--;
        return order;
    }

    void give(Order order) {
        order.next = free;
        free = order;
        available++;
    }
}
