package io.aibotiyi.engine;

/**
 * How long an order stands. The order of the constants is part of the journal: append only.
 *
 * <p>Market orders never rest, whatever they say: all but FOK mean IOC there. While a conditional
 * order waits for its trigger, IOC and FOK mean GTC.
 */
public enum Validity {
    /** Until filled or cancelled. */
    GTC,
    /** Fill what is there at once, cancel the rest. */
    IOC,
    /** Fill completely at once, over any number of prices, or not at all. */
    FOK,
    /** Until a time that the order names. */
    GTD,
    /** Until its instrument's phase becomes {@link Phase#CLOSED}. */
    DAY;

    private static final Validity[] ALL = values();

    /** Its number in the journal and in events: its place in the order of the constants. */
    @SuppressWarnings("EnumOrdinal") // the order is fixed: append only
    public int code() {
        return ordinal();
    }

    /** The constant with a code, which must be one. */
    @SuppressWarnings("EnumOrdinal")
    static Validity of(int code) {
        return ALL[code];
    }

    boolean stays() {
        return this != IOC && this != FOK;
    }
}
