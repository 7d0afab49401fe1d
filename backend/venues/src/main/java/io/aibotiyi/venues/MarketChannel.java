package io.aibotiyi.venues;

/** Kinds of public market data. */
public enum MarketChannel {
    BOOK,
    TRADES,
    TICKER
}
