package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;

/** An order working on paper, and where it stands in a queue that does not know of it. */
final class PaperOrder {

    VenueOrder order;
    long remaining;

    /** False until it has met a book in sync. */
    boolean placed;

    /** True while the other side, already taken from, stands at or through the order's price. */
    boolean behindTouch;

    /** Published quantity that trades before this order. */
    private long ahead;

    /** How much {@link #ahead} shrank by a book change that a late trade may yet explain. */
    private long shrunk;

    private long shrunkAt;

    PaperOrder(VenueOrder order) {
        this.order = order;
        remaining = order.quantity();
    }

    Side side() {
        return order.side();
    }

    boolean rests() {
        return order.type() == OrderType.LIMIT && order.timeInForce().stays();
    }

    /** True if the order may trade at a price. */
    boolean allows(long price) {
        return order.type() == OrderType.MARKET || side().sign() * (order.price() - price) >= 0;
    }

    /** True if a price is strictly worse for the other side than the order's: it went through. */
    boolean isBeyond(long price) {
        return side().sign() * (order.price() - price) > 0;
    }

    void joinQueue(long quantity) {
        ahead = quantity;
    }

    /** Takes another price or quantity; it has then to meet the book anew. */
    void change(VenueOrder to) {
        order = to;
        remaining = to.quantity();
        placed = false;
        behindTouch = false;
        ahead = 0;
        shrunk = 0;
    }

    /** The level has this quantity now: no more than that can be ahead. */
    void levelIs(long quantity, long time) {
        if (quantity < ahead) {
            shrunk += ahead - quantity;
            shrunkAt = time;
            ahead = quantity;
        }
    }

    /** A trade at the order's price; answers how much of it reaches the order. */
    long reach(long quantity, long time) {
        long fresh = quantity;
        if (time <= shrunkAt) {
            long known = Math.min(shrunk, fresh);
            shrunk -= known;
            fresh -= known;
        } else {
            shrunk = 0;
        }
        long reaching = Math.max(0, fresh - ahead);
        ahead = Math.max(0, ahead - fresh);
        return Math.min(reaching, remaining);
    }
}
