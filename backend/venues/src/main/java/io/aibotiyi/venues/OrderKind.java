package io.aibotiyi.venues;

/** How an order meets a venue's market. */
public enum OrderKind {
    /** At its price or better. */
    LIMIT,
    /** At the best prices there are, by base or quote quantity. */
    MARKET,
    /** A market order once the market trades at the stop price or through it. */
    STOP,
    /** A limit order once the market trades at the stop price or through it. */
    STOP_LIMIT
}
