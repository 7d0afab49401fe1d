package io.aibotiyi.domain;

/** Direction of an order, a book side or a trade's aggressor. */
public enum Side {
    BUY,
    SELL;

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** +1 for buying, -1 for selling. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
