package io.aibotiyi.domain;

/** How an order meets the market. */
public enum OrderType {
    /** At its price or better; what is left rests as its time in force says. */
    LIMIT,
    /** At the best prices there are; what the book cannot fill is cancelled. */
    MARKET
}
