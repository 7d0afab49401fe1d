package io.aibotiyi.domain;

/** How long an order stays. */
public enum TimeInForce {
    /** Until filled or cancelled. */
    GTC,
    /** Fill what is there at once, cancel the rest. */
    IOC,
    /** Fill completely at once or not at all. */
    FOK
}
