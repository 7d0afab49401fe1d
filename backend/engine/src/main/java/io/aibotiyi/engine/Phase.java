package io.aibotiyi.engine;

/**
 * What an instrument's market does. The order of the constants is part of the journal: append only.
 */
public enum Phase {
    /** Orders trade as they come. */
    CONTINUOUS,
    /** Orders gather and may cross; they trade at one price when the phase ends. */
    AUCTION,
    /** Nothing trades and nothing new is taken; orders may be cancelled and reduced. */
    HALTED,
    /** As halted; day orders have expired. */
    CLOSED;

    private static final Phase[] ALL = values();

    /** Its number in the journal and in events: its place in the order of the constants. */
    @SuppressWarnings("EnumOrdinal") // the order is fixed: append only
    public int code() {
        return ordinal();
    }

    /** The constant with a code, which must be one. */
    @SuppressWarnings("EnumOrdinal")
    public static Phase of(int code) {
        return ALL[code];
    }
}
