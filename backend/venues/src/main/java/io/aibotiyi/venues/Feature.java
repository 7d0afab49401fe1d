package io.aibotiyi.venues;

/** What a venue may offer beside placing and cancelling single orders. */
public enum Feature {
    /** Limit orders that are rejected rather than take. */
    POST_ONLY,
    /** Market buys by quote quantity. */
    MARKET_BUY_BY_QUOTE,
    /** Market sells by quote quantity. */
    MARKET_SELL_BY_QUOTE,
    /** One request cancels every order of the account. */
    CANCEL_ALL,
    /** One request cancels every order of one instrument. */
    CANCEL_ALL_OF_INSTRUMENT,
    /** One request cancels several named orders. */
    BATCH_CANCEL,
    /** A public test environment with the same protocol. */
    SANDBOX,
    /** Book differences carry numbers that show a gap. */
    BOOK_SEQUENCE,
    /** Book differences carry a checksum that shows a wrong book. */
    BOOK_CHECKSUM,
    /**
     * Books are whole snapshots asked for at intervals: what comes and goes between is not seen.
     */
    BOOK_SNAPSHOTS,
    /** The private stream carries single fills; without it fills are asked for. */
    FILLS_ON_STREAM
}
