package io.aibotiyi.venues;

/** What a venue's market takes at the moment. */
public enum TradingStatus {
    OPEN,
    /** Resting orders only. */
    POST_ONLY,
    LIMIT_ONLY,
    CANCEL_ONLY,
    /** Nothing: halted, in maintenance, not yet or no longer listed. */
    CLOSED
}
