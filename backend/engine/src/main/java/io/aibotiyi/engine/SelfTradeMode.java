package io.aibotiyi.engine;

/**
 * What happens when an order meets one of the same account; the incoming order's mode decides and
 * every prevented match is told ({@link EventKind#PREVENTED}). Auctions do not look at it. The
 * order of the constants is part of the journal: append only.
 */
public enum SelfTradeMode {
    /** They trade. */
    NONE,
    /** The incoming order ends. */
    EXPIRE_TAKER,
    /** The resting order ends and the incoming one goes on. */
    EXPIRE_MAKER,
    /** Both end. */
    EXPIRE_BOTH,
    /** Both lose the smaller one's remaining quantity, without a trade. */
    DECREMENT;

    private static final SelfTradeMode[] ALL = values();

    /** Its number in the journal and in events: its place in the order of the constants. */
    @SuppressWarnings("EnumOrdinal") // the order is fixed: append only
    public int code() {
        return ordinal();
    }

    /** The constant with a code, which must be one. */
    @SuppressWarnings("EnumOrdinal")
    static SelfTradeMode of(int code) {
        return ALL[code];
    }
}
