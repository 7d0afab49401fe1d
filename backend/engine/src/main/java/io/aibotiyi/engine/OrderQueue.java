package io.aibotiyi.engine;

/** Orders in line, linked through their rows; an order is in one line at a time. */
final class OrderQueue {

    private final Orders orders;
    private int first;
    private int last;

    OrderQueue(Orders orders) {
        this.orders = orders;
    }

    int first() {
        return first;
    }

    void append(int order) {
        orders.previous(order, last);
        orders.next(order, Orders.NONE);
        if (last == Orders.NONE) {
            first = order;
        } else {
            orders.next(last, order);
        }
        last = order;
    }

    void unlink(int order) {
        int before = orders.previous(order);
        int after = orders.next(order);
        if (before == Orders.NONE) {
            first = after;
        } else {
            orders.next(before, after);
        }
        if (after == Orders.NONE) {
            last = before;
        } else {
            orders.previous(after, before);
        }
    }

    void copy(StateTransfer state) {
        first = state.number(first);
        last = state.number(last);
    }
}
