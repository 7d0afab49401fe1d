package io.aibotiyi.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price and its queue, oldest order first; pooled. Free levels are chained by {@link #nextFree}.
 */
final class Level {
    /** Position in its ladder, see {@link PriceLadder}. */
    long key;

    long price;
    long quantity;
    int orders;
    @Nullable Order first;
    @Nullable Order last;
    @Nullable Level nextFree;

    void append(Order order) {
        order.level = this;
        order.previous = last;
        order.next = null;
        if (last == null) {
            first = order;
        } else {
            last.next = order;
        }
        last = order;
        orders++;
        quantity += order.remaining;
    }

    /** Unlinks an order; its remaining quantity must be taken from the total by the caller. */
    void unlink(Order order) {
        Order before = order.previous;
        Order after = order.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        order.previous = null;
        order.next = null;
        order.level = null;
        orders--;
    }

    Order oldest() {
        return Objects.requireNonNull(first);
    }
}
