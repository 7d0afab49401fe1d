package io.aibotiyi.domain;

/**
 * How an order meets the market. A conditional order waits until a trade reaches its trigger price,
 * then acts as a market or limit order. A stop fires when the price has become as bad as its
 * trigger (a buy when it has risen there), an if-touched order when it has become as good.
 */
public enum OrderType {
    /** At its price or better; what is left rests as its time in force says. */
    LIMIT,
    /** At the best prices there are; what the book cannot fill is cancelled. */
    MARKET,
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

    /** True if it has a limit price of its own. */
    public boolean hasLimit() {
        return this == LIMIT || this == STOP_LIMIT || this == LIMIT_IF_TOUCHED;
    }

    /** True if it waits for a trigger price. */
    public boolean isConditional() {
        return this != LIMIT && this != MARKET;
    }

    /** True if it fires when the price has come up to its trigger, false if it has come down. */
    public boolean risesToTrigger(Side side) {
        boolean touched = this == MARKET_IF_TOUCHED || this == LIMIT_IF_TOUCHED;
        return (side == Side.BUY) != touched;
    }

    /**
     * True if a price reaches the trigger: it is there or beyond.
     *
     * @param price in the same units as the trigger
     */
    public boolean isReached(Side side, long trigger, long price) {
        return risesToTrigger(side) ? price >= trigger : price <= trigger;
    }
}
