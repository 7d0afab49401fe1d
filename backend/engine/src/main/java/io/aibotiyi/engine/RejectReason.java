package io.aibotiyi.engine;

/**
 * Why a command changed nothing. The order of the constants is part of the journal: append only.
 */
public enum RejectReason {
    /** An order with this id rests in the book. */
    DUPLICATE_ORDER_ID,
    /** No order with this id and owner rests in the book. */
    UNKNOWN_ORDER,
    /** The price is not a positive multiple of the tick size. */
    PRICE_NOT_ON_TICK,
    /** The quantity is not a positive multiple of the lot size. */
    QUANTITY_NOT_ON_LOT,
    /** Beyond {@link MatchingEngine#maxQuantity()}, so that a level's total cannot overflow. */
    QUANTITY_TOO_LARGE,
    /** As many orders rest as the engine was made for; only orders that never rest are taken. */
    BOOK_FULL
}
