package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order may enter: every check of one leg, in the order in which a caller hears of them.
 * Nothing here changes anything.
 */
final class OrderChecks {

    private final Shard shard;
    private final Orders orders;
    private final Holdings holdings;

    OrderChecks(Shard shard) {
        this.shard = shard;
        orders = shard.orders;
        holdings = shard.holdings;
    }

    /** Checks a leg; null if it may enter. */
    @Nullable RejectReason check(Book book, Command c, int leg, boolean dormant, int holding) {
        if (shard.index.find(c.order(leg)) != Orders.NONE || isNamedBefore(c, leg)) {
            return RejectReason.DUPLICATE_ORDER_ID;
        }
        OrderForm form = c.form(leg);
        RejectReason reason = numbers(book, c, leg, form);
        if (reason == null) {
            reason = combination(book, c, leg, form);
        }
        if (reason == null) {
            reason = worth(book, c, leg, form);
        }
        if (reason == null) {
            reason = phase(book, c, leg, form, dormant);
        }
        if (reason == null && !dormant) {
            reason = situation(book, c, leg, form, holding);
        }
        return reason;
    }

    /** {@link #check} and {@link #room} for {@link Command#isPlain} while trading is on. */
    @Nullable RejectReason checkPlain(Book book, Command c, int holding) {
        if (shard.index.find(c.order(0)) != Orders.NONE) {
            return RejectReason.DUPLICATE_ORDER_ID;
        }
        RejectReason reason = quantity(book, c.quantity(0));
        if (reason == null && !book.surelyTakes(c.price(0), c.quantity(0))) {
            reason = limit(book, c.price(0), c.quantity(0));
        }
        return reason == null ? room(book, c.validity(0).stays() ? 1 : 0, 0, holding) : reason;
    }

    /** Checks a limit price by itself and with a quantity. */
    static @Nullable RejectReason limit(Book book, long price, long quantity) {
        if (!book.isOnTick(price)) {
            return RejectReason.PRICE_NOT_ON_TICK;
        }
        return book.isInBand(price)
                ? notional(book, price, quantity)
                : RejectReason.PRICE_OUT_OF_BAND;
    }

    private static boolean isNamedBefore(Command c, int leg) {
        for (int i = 0; i < leg; i++) {
            if (c.order(i) == c.order(leg)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable RejectReason numbers(Book book, Command c, int leg, OrderForm form) {
        if (form != OrderForm.MARKET_NOTIONAL) {
            RejectReason reason = quantity(book, c.quantity(leg));
            if (reason != null) {
                return reason;
            }
        }
        if (form.hasLimit() && !book.isOnTick(c.price(leg))) {
            return RejectReason.PRICE_NOT_ON_TICK;
        }
        if (form.isConditional()) {
            boolean trails = form == OrderForm.TRAILING_STOP;
            if (!book.isOnTick(trails ? c.trail(leg) : c.trigger(leg))) {
                return RejectReason.TRIGGER_NOT_ON_TICK;
            }
        }
        return null;
    }

    /** Checks a total quantity against the instrument's steps and limits. */
    @Nullable RejectReason quantity(Book book, long quantity) {
        SymbolRules rules = book.rules;
        if (!book.isOnLot(quantity)) {
            return RejectReason.QUANTITY_NOT_ON_LOT;
        }
        if (quantity < rules.minQuantity()) {
            return RejectReason.QUANTITY_TOO_SMALL;
        }
        boolean beyond = rules.maxQuantity() != 0 && quantity > rules.maxQuantity();
        return beyond || quantity > shard.limits.maxQuantity()
                ? RejectReason.QUANTITY_TOO_LARGE
                : null;
    }

    private static @Nullable RejectReason combination(
            Book book, Command c, int leg, OrderForm form) {
        Validity validity = c.validity(leg);
        boolean mayRest = form.hasLimit() && validity.stays();
        if (form == OrderForm.MARKET_NOTIONAL
                && (validity == Validity.FOK
                        || c.isReduceOnly(leg)
                        || c.selfTradeMode(leg) == SelfTradeMode.DECREMENT)) {
            return RejectReason.UNSUPPORTED_COMBINATION;
        }
        if (!mayRest && (c.isPostOnly(leg) || c.display(leg) != 0)) {
            return RejectReason.UNSUPPORTED_COMBINATION;
        }
        return c.display(leg) == 0 ? null : display(book, c.display(leg), c.quantity(leg));
    }

    /** Checks an iceberg's displayed quantity against its total. */
    static @Nullable RejectReason display(Book book, long display, long quantity) {
        if (!book.isOnLot(display) || display > quantity) {
            return RejectReason.BAD_DISPLAY;
        }
        return (quantity - 1) / display + 1 > book.icebergParts
                ? RejectReason.TOO_MANY_ICEBERG_PARTS
                : null;
    }

    private @Nullable RejectReason worth(Book book, Command c, int leg, OrderForm form) {
        if (c.validity(leg) == Validity.GTD && c.expiry(leg) <= shard.now) {
            return RejectReason.ALREADY_EXPIRED;
        }
        if (form.hasLimit() && !book.isInBand(c.price(leg))) {
            return RejectReason.PRICE_OUT_OF_BAND;
        }
        if (form == OrderForm.MARKET_NOTIONAL) {
            return c.quantity(leg) <= 0
                    ? RejectReason.NOTIONAL_TOO_SMALL
                    : notional(book, c.quantity(leg));
        }
        long price = form.hasLimit() ? c.price(leg) : c.trigger(leg);
        return notional(book, price != 0 ? price : book.last, c.quantity(leg));
    }

    /** Checks price times quantity; a price of zero is not known. */
    static @Nullable RejectReason notional(Book book, long price, long quantity) {
        long product = price * quantity;
        if (product < 0 || Math.multiplyHigh(price, quantity) != 0) {
            return RejectReason.NOTIONAL_OVERFLOW;
        }
        return price == 0 ? null : notional(book, product);
    }

    private static @Nullable RejectReason notional(Book book, long notional) {
        if (notional < book.rules.minNotional()) {
            return RejectReason.NOTIONAL_TOO_SMALL;
        }
        long most = book.rules.maxNotional();
        return most != 0 && notional > most ? RejectReason.NOTIONAL_TOO_LARGE : null;
    }

    private static @Nullable RejectReason phase(
            Book book, Command c, int leg, OrderForm form, boolean dormant) {
        if (book.phase == Phase.CONTINUOUS) {
            return null;
        }
        if (book.phase != Phase.AUCTION) {
            return RejectReason.MARKET_NOT_OPEN;
        }
        boolean gathers =
                form == OrderForm.LIMIT && c.validity(leg).stays() && !c.isReduceOnly(leg);
        return dormant || gathers || form.isConditional() ? null : RejectReason.NOT_IN_AUCTION;
    }

    /** What depends on the market and the account as they are now. */
    private @Nullable RejectReason situation(
            Book book, Command c, int leg, OrderForm form, int holding) {
        Side side = c.side(leg);
        int flags = OrderFlags.of(side, form, c.validity(leg), SelfTradeMode.NONE);
        if (form.isConditional()) {
            boolean fires =
                    form != OrderForm.TRAILING_STOP && book.isReached(flags, c.trigger(leg));
            return fires ? RejectReason.WOULD_TRIGGER_IMMEDIATELY : null;
        }
        if (c.isPostOnly(leg)
                && book.phase == Phase.CONTINUOUS
                && book.crosses(flags, c.price(leg))) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        boolean flat =
                holding == Holdings.NONE || holdings.reducible(holding, side == Side.SELL) == 0;
        return c.isReduceOnly(leg) && flat ? RejectReason.REDUCE_ONLY_WOULD_INCREASE : null;
    }

    /** Checks how many orders the account and the engine may have, all legs together. */
    @Nullable RejectReason room(Book book, Command c, int holding, int dormantFrom) {
        int resting = 0;
        int waiting = 0;
        for (int leg = 0; leg < c.legs(); leg++) {
            boolean waits = leg >= dormantFrom || c.form(leg).isConditional();
            waiting += waits ? 1 : 0;
            resting += !waits && c.form(leg).hasLimit() && c.validity(leg).stays() ? 1 : 0;
        }
        RejectReason reason = room(book, resting, waiting, holding);
        boolean noRoom = c.legs() > 1 && c.legs() > orders.room();
        return reason == null && noRoom ? RejectReason.BOOK_FULL : reason;
    }

    private @Nullable RejectReason room(Book book, int resting, int waiting, int holding) {
        if (holding == Holdings.NONE && holdings.isFull()) {
            return RejectReason.TOO_MANY_ACCOUNTS;
        }
        int mostResting = book.rules.maxOrders();
        int nowResting = holding == Holdings.NONE ? 0 : holdings.resting(holding);
        if (resting > 0 && mostResting != 0 && nowResting + resting > mostResting) {
            return RejectReason.TOO_MANY_ORDERS;
        }
        int mostWaiting = book.rules.maxWaiting();
        int nowWaiting = holding == Holdings.NONE ? 0 : holdings.waiting(holding);
        if (waiting > 0 && mostWaiting != 0 && nowWaiting + waiting > mostWaiting) {
            return RejectReason.TOO_MANY_CONDITIONAL_ORDERS;
        }
        return resting + waiting > orders.room() ? RejectReason.BOOK_FULL : null;
    }
}
