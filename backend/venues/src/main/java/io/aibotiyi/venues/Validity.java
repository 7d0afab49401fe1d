package io.aibotiyi.venues;

/** How long an order stays at a venue. */
public enum Validity {
    /** Until filled or cancelled. */
    GTC,
    /** What can be filled at once; the rest is cancelled. */
    IOC,
    /** All of it at once or nothing. */
    FOK,
    /** Until filled, cancelled or the given time. */
    GTD
}
