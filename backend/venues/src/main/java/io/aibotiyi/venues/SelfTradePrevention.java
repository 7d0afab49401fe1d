package io.aibotiyi.venues;

/** What happens when an order would trade with another of the same account. */
public enum SelfTradePrevention {
    /** What the venue or the account's settings do; nothing is sent. */
    VENUE_DEFAULT,
    /** The incoming order is cancelled. */
    CANCEL_TAKER,
    /** The resting order is cancelled. */
    CANCEL_MAKER,
    /** Both are cancelled. */
    CANCEL_BOTH
}
