package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/** An order's traits packed into an int. */
final class OrderFlags {

    static final int SELL = 1;
    static final int POST_ONLY = 1 << 1;
    static final int REDUCE_ONLY = 1 << 2;
    static final int ICEBERG = 1 << 3;

    /** Waits for its trigger price; cleared when that is reached. */
    static final int CONDITIONAL = 1 << 4;

    /** Fires at a price at or above its trigger, otherwise at or below. */
    static final int RISING = 1 << 5;

    /** Has a peer or children. */
    static final int LINKED = 1 << 6;

    /** Has an expiry time. */
    static final int TIMED = 1 << 7;

    /** Without a limit price. */
    static final int MARKET = 1 << 8;

    /** Its quantity is money to spend or to raise. */
    static final int NOTIONAL = 1 << 9;

    /** In the index and in its account's list. */
    static final int REGISTERED = 1 << 10;

    private static final int STATE_AT = 12;
    private static final int VALIDITY_AT = 16;
    private static final int SELF_TRADE_AT = 20;
    private static final int FORM_AT = 24;
    private static final int FIELD = 0xF;

    private static final int PLAIN =
            POST_ONLY | REDUCE_ONLY | ICEBERG | LINKED | (FIELD << STATE_AT);

    /** A bit for each validity that stays, by its code. */
    private static final int STAYS = staying();

    private OrderFlags() {}

    private static int staying() {
        int bits = 0;
        for (Validity validity : Validity.values()) {
            bits |= validity.stays() ? 1 << validity.code() : 0;
        }
        return bits;
    }

    static int of(Side side, OrderForm form, Validity validity, SelfTradeMode mode) {
        int flags =
                OrderFlags.bit(side)
                        | validity.code() << VALIDITY_AT
                        | mode.code() << SELF_TRADE_AT
                        | form.code() << FORM_AT;
        flags |= form.hasLimit() ? 0 : MARKET;
        flags |= form == OrderForm.MARKET_NOTIONAL ? NOTIONAL : 0;
        flags |= form.isConditional() ? CONDITIONAL : 0;
        return flags | (form.isConditional() && form.risesToTrigger(side) ? RISING : 0);
    }

    /** Of a limit order with a command's traits: side, validity and self-trade mode. */
    static int ofLimit(long traits) {
        int side = (int) traits & SELL;
        int validity = (int) (traits >>> 16) & 0xFF;
        int mode = (int) (traits >>> 24) & 0xFF;
        return side | validity << VALIDITY_AT | mode << SELF_TRADE_AT;
    }

    /** How a side is written: 0 buys, 1 sells. */
    static int bit(Side side) {
        return side == Side.BUY ? 0 : SELL;
    }

    static boolean has(int flags, int bit) {
        return (flags & bit) != 0;
    }

    static Side side(int flags) {
        return (flags & SELL) == 0 ? Side.BUY : Side.SELL;
    }

    static int state(int flags) {
        return flags >>> STATE_AT & FIELD;
    }

    static int withState(int flags, int state) {
        return (flags & ~(FIELD << STATE_AT)) | (state << STATE_AT);
    }

    static Validity validity(int flags) {
        return Validity.of(flags >>> VALIDITY_AT & FIELD);
    }

    static SelfTradeMode selfTradeMode(int flags) {
        return SelfTradeMode.of(flags >>> SELF_TRADE_AT & FIELD);
    }

    static OrderForm form(int flags) {
        return OrderForm.of(formCode(flags));
    }

    static int formCode(int flags) {
        return flags >>> FORM_AT & FIELD;
    }

    /** Side and form as events tell them. */
    static int told(int flags) {
        return (flags & SELL) | formCode(flags) << 16;
    }

    /** True of a resting limit order without traits that a change of its price must heed. */
    static boolean isPlainResting(int flags) {
        return (flags & PLAIN) == Orders.RESTING << STATE_AT;
    }

    /** True if what cannot trade at once stays in the book. */
    static boolean mayRest(int flags) {
        return !has(flags, MARKET) && has(STAYS >>> (flags >>> VALIDITY_AT & FIELD), 1);
    }
}
