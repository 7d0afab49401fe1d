package io.aibotiyi.engine;

/**
 * Why an order ended unfilled or lost quantity without a trade. The order of the constants is part
 * of the journal: append only.
 */
public enum CancelReason {
    /** Its owner or an operator asked. */
    REQUESTED,
    /** Immediate or market, and nothing (more) was there to trade with. */
    NO_LIQUIDITY,
    /** Fill-or-kill, and the whole quantity was not there. */
    NOT_FILLABLE,
    /** Its time came, or the day's end. */
    EXPIRED,
    /** It met an order of its own account, see {@link SelfTradeMode}. */
    SELF_TRADE,
    /** It would have opened or increased a position, or an auction begins. */
    REDUCE_ONLY,
    /** The other order of its pair traded, fired or ended. */
    PEER,
    /** The order that it waited for ended without a trade. */
    PARENT,
    /** Post-only, and it would have traded when it became active. */
    POST_ONLY,
    /** Trading paused before it could be filled and it cannot rest. */
    VOLATILITY_PAUSE;

    private static final CancelReason[] ALL = values();

    /** Its number in the journal and in events: its place in the order of the constants. */
    @SuppressWarnings("EnumOrdinal") // the order is fixed: append only
    public int code() {
        return ordinal();
    }

    /** The constant with a code, which must be one. */
    @SuppressWarnings("EnumOrdinal")
    static CancelReason of(int code) {
        return ALL[code];
    }
}
