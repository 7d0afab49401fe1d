package io.aibotiyi.domain;

/** How long an order stays. */
public enum TimeInForce {
    /** Until filled or cancelled. */
    GTC,
    /** Fill what is there at once, cancel the rest. */
    IOC,
    /** Fill completely at once or not at all. */
    FOK,
    /** Until a time that the order names. */
    GTD,
    /** Until the day ends, UTC. */
    DAY;

    /** True if what is not filled at once stays. */
    public boolean stays() {
        return this != IOC && this != FOK;
    }
}
