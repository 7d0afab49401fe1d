package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/**
 * What an order asks for. The order of the constants is part of the journal: append only.
 *
 * <p>A conditional order waits outside the book until the instrument trades at its trigger price or
 * beyond, then acts as a market or limit order. A stop follows the market's direction (a buy fires
 * when the price has risen), an if-touched order waits for it to come the other way.
 */
public enum OrderForm {
    /** At its price or better. */
    LIMIT,
    /** A quantity at the best prices there are; never rests. */
    MARKET,
    /**
     * As many lots as an amount of money buys (or, for a sale, as bring no more than it) at the
     * best prices there are; its quantity is that money, price times quantity.
     */
    MARKET_NOTIONAL,
    /** Market order once the price is as bad as the trigger. */
    STOP,
    /** Limit order once the price is as bad as the trigger. */
    STOP_LIMIT,
    /** A stop whose trigger follows the best price since at a fixed distance. */
    TRAILING_STOP,
    /** Market order once the price is as good as the trigger. */
    MARKET_IF_TOUCHED,
    /** Limit order once the price is as good as the trigger. */
    LIMIT_IF_TOUCHED;

    private static final OrderForm[] ALL = values();

    /** Its number in the journal and in events: its place in the order of the constants. */
    @SuppressWarnings("EnumOrdinal") // the order is fixed: append only
    public int code() {
        return ordinal();
    }

    /** The constant with a code, which must be one. */
    @SuppressWarnings("EnumOrdinal")
    static OrderForm of(int code) {
        return ALL[code];
    }

    /** True if it has a limit price. */
    public boolean hasLimit() {
        return this == LIMIT || this == STOP_LIMIT || this == LIMIT_IF_TOUCHED;
    }

    /** True if it waits for a trigger price. */
    public boolean isConditional() {
        return code() >= STOP.code();
    }

    /** True if it fires when the price has come up to its trigger, false if it has come down. */
    boolean risesToTrigger(Side side) {
        boolean touched = this == MARKET_IF_TOUCHED || this == LIMIT_IF_TOUCHED;
        return (side == Side.BUY) != touched;
    }
}
