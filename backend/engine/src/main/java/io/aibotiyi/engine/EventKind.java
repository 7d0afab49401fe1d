package io.aibotiyi.engine;

/**
 * What an event tells; {@link Events} says which fields each has. The order of the constants is
 * part of the event stream: append only.
 */
public enum EventKind {
    /** An order was taken; its trades, rest or end follow. */
    ACCEPTED,
    /** A command changed nothing; the reason is a {@link RejectReason}. */
    REJECTED,
    /** Two orders traded. */
    TRADE,
    /** A price's visible total became {@code quantity}, zero when nothing shows there any more. */
    LEVEL,
    /** An order ended with {@code quantity} unfilled; the reason is a {@link CancelReason}. */
    CANCELLED,
    /** An order lost {@code quantity} without a trade and goes on with {@code remaining}. */
    REDUCED,
    /** An order has a new price, total quantity or trigger. */
    AMENDED,
    /** Two orders of one account would have traded {@code quantity} and did not. */
    PREVENTED,
    /** A conditional order's trigger price was reached. */
    TRIGGERED,
    /** A dormant order became active, with {@code quantity}. */
    ARMED,
    /** An instrument's phase changed; {@code quantity} is the {@link Phase#code}. */
    PHASE,
    /**
     * An auction ended: {@code quantity} traded at {@code price}, zero if nothing crossed; {@code
     * remaining} is what was left to buy there, negative what was left to sell.
     */
    AUCTION,
    /** A mass cancel ended {@code quantity} orders. */
    MASS_CANCELLED,
    /** An account's position was stated as {@code quantity}. */
    POSITION;

    private static final EventKind[] ALL = values();

    /** Its number in the journal and in events: its place in the order of the constants. */
    @SuppressWarnings("EnumOrdinal") // the order is fixed: append only
    public int code() {
        return ordinal();
    }

    /** The constant with a code, which must be one. */
    @SuppressWarnings("EnumOrdinal")
    static EventKind of(int code) {
        return ALL[code];
    }
}
