package io.aibotiyi.venues;

/** What may be changed in a resting order without cancelling it. */
public enum AmendRule {
    NONE,
    /** A smaller quantity only; the order keeps its place in the queue. */
    REDUCE_QUANTITY,
    /** Price and quantity; the venue decides about the place in the queue. */
    PRICE_AND_QUANTITY
}
