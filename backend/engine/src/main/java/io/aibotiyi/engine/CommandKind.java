package io.aibotiyi.engine;

/** What a command does. The order of the constants is part of the journal: append only. */
public enum CommandKind {
    /** One order. */
    PLACE(1, 1),
    /** Two orders of which the first to trade, fire or end cancels the other. */
    PLACE_OCO(2, 2),
    /** An order and one that becomes active when the first has ended with a fill. */
    PLACE_OTO(2, 2),
    /**
     * An order and a pair (as {@link #PLACE_OCO}) that becomes active when it ended with a fill.
     */
    PLACE_BRACKET(3, 3),
    /** Ends an order. */
    CANCEL(1, 1),
    /** Changes a live order's price, quantity or trigger. */
    AMEND(1, 1),
    /** Ends all orders of an account, a side, an instrument, or any combination. */
    MASS_CANCEL(0, 1),
    /** Adds an instrument. */
    DEFINE_SYMBOL(2, 2),
    /** Moves an instrument to another phase. */
    SET_PHASE(1, 1),
    /** States what an account holds, before or beside its trades here. */
    SET_POSITION(1, 1),
    /** Only time passes. */
    TICK(0, 0);

    private static final CommandKind[] ALL = values();

    /** Four bits a kind, of which the n-th tells whether it takes n legs. */
    private static final long LEGS = allLegs();

    private final int least;
    private final int most;

    CommandKind(int least, int most) {
        this.least = least;
        this.most = most;
    }

    private static long allLegs() {
        long bits = 0;
        for (CommandKind kind : ALL) {
            for (int legs = kind.least; legs <= kind.most; legs++) {
                bits |= 1L << (kind.code() * 4 + legs);
            }
        }
        return bits;
    }

    /** True if a kind, which must be one, takes so many legs, at most three. */
    static boolean takes(int code, int legs) {
        return (LEGS >>> (code * 4 + legs) & 1) != 0;
    }

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
