package io.aibotiyi.engine;

/** What a command does. The order of the constants is part of the journal: append only. */
public enum CommandKind {
    /** One order. */
    PLACE,
    /** Two orders of which the first to trade, fire or end cancels the other. */
    PLACE_OCO,
    /** An order and one that becomes active when the first has ended with a fill. */
    PLACE_OTO,
    /**
     * An order and a pair (as {@link #PLACE_OCO}) that becomes active when it ended with a fill.
     */
    PLACE_BRACKET,
    /** Ends an order. */
    CANCEL,
    /** Changes a live order's price, quantity or trigger. */
    AMEND,
    /** Ends all orders of an account, a side, an instrument, or any combination. */
    MASS_CANCEL,
    /** Adds an instrument. */
    DEFINE_SYMBOL,
    /** Moves an instrument to another phase. */
    SET_PHASE,
    /** States what an account holds, before or beside its trades here. */
    SET_POSITION,
    /** Only time passes. */
    TICK;

    private static final CommandKind[] ALL = values();

    /** Its number in the journal and in events: its place in the order of the constants. */
    @SuppressWarnings("EnumOrdinal") // the order is fixed: append only
    public int code() {
        return ordinal();
    }

    /** The constant with a code, which must be one. */
    @SuppressWarnings("EnumOrdinal")
    static CommandKind of(int code) {
        return ALL[code];
    }
}
