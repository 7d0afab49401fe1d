package io.aibotiyi.engine;

/**
 * Why a command changed nothing. The order of the constants is part of the journal: append only.
 */
public enum RejectReason {
    /** An order with this id is live, or the same command names it twice. */
    DUPLICATE_ORDER_ID,
    /** No live order with this id and account. */
    UNKNOWN_ORDER,
    /**
     * The price is not a positive multiple of the tick size up to {@link SymbolRules#MAX_PRICE}.
     */
    PRICE_NOT_ON_TICK,
    /** The quantity is not a positive multiple of the lot size. */
    QUANTITY_NOT_ON_LOT,
    /** Above the instrument's largest quantity. */
    QUANTITY_TOO_LARGE,
    /** As many orders stand as the engine was made for; only orders that never rest are taken. */
    BOOK_FULL,
    /** Below the instrument's smallest quantity. */
    QUANTITY_TOO_SMALL,
    /** The trigger price or trailing distance is not a positive multiple of the tick size. */
    TRIGGER_NOT_ON_TICK,
    /** The displayed quantity is not a multiple of the lot size from one lot to the quantity. */
    BAD_DISPLAY,
    /** The quantity holds more displayed parts than the instrument allows. */
    TOO_MANY_ICEBERG_PARTS,
    /**
     * The order's form, validity and traits do not go together; {@code engine.md} has the table.
     */
    UNSUPPORTED_COMBINATION,
    /** Good till a time that is not after now. */
    ALREADY_EXPIRED,
    /** Further from the reference price than the instrument's band. */
    PRICE_OUT_OF_BAND,
    /** Price times quantity does not fit in 63 bits. */
    NOTIONAL_OVERFLOW,
    /** Price times quantity is below the instrument's smallest notional. */
    NOTIONAL_TOO_SMALL,
    /** Price times quantity is above the instrument's largest notional. */
    NOTIONAL_TOO_LARGE,
    /** The instrument is halted or closed. */
    MARKET_NOT_OPEN,
    /** An auction gathers, which takes limit orders that may rest and conditional orders. */
    NOT_IN_AUCTION,
    /** The last trade's price is already at or beyond the trigger. */
    WOULD_TRIGGER_IMMEDIATELY,
    /** Post-only, and it would trade at once. */
    POST_ONLY_WOULD_TAKE,
    /** Reduce-only, and the account has nothing to reduce. */
    REDUCE_ONLY_WOULD_INCREASE,
    /** The account has as many resting orders in this instrument as allowed. */
    TOO_MANY_ORDERS,
    /** The account has as many waiting orders in this instrument as allowed. */
    TOO_MANY_CONDITIONAL_ORDERS,
    /** More pairs of account and instrument than the engine was made for. */
    TOO_MANY_ACCOUNTS,
    /** No such instrument. */
    UNKNOWN_SYMBOL,
    /** The instrument exists already. */
    DUPLICATE_SYMBOL,
    /** As many instruments exist as the engine was made for. */
    TOO_MANY_SYMBOLS,
    /** The rules contradict themselves or are out of range; see {@link SymbolRules}. */
    BAD_RULES,
    /** The new total is not above what was filled. */
    AMEND_BELOW_FILLED,
    /** Its parent or its activation is still to come. */
    NOT_AMENDABLE,
    /** This source's command with this or a later number was taken before. */
    DUPLICATE_COMMAND,
    /** The source's number is above the engine's limit. */
    UNKNOWN_SOURCE,
    /** Not a command of this version. */
    UNKNOWN_COMMAND;

    private static final RejectReason[] ALL = values();

    /** Its number in the journal and in events: its place in the order of the constants. */
    @SuppressWarnings("EnumOrdinal") // the order is fixed: append only
    public int code() {
        return ordinal();
    }

    /** The constant with a code, which must be one. */
    @SuppressWarnings("EnumOrdinal")
    static RejectReason of(int code) {
        return ALL[code];
    }
}
