package io.aibotiyi.domain;

/** Where an order is in its life. */
public enum OrderStatus {
    /** Durable here, not yet acknowledged by the venue. */
    PENDING,
    /**
     * Waits for its trigger price, or for the order that it follows; nothing filled. Where it
     * waits, at the venue or here, the order says.
     */
    WAITING,
    /** Working at the venue, nothing filled. */
    OPEN,
    /** Working at the venue, part filled. */
    PARTIALLY_FILLED,
    FILLED,
    CANCELLED,
    REJECTED;

    /** True while fills or a cancel may still come. */
    public boolean isWorking() {
        return this == PENDING || this == WAITING || this == OPEN || this == PARTIALLY_FILLED;
    }
}
