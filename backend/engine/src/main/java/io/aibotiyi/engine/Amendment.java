package io.aibotiyi.engine;

import org.jspecify.annotations.Nullable;

/** Changes live orders; checks first, then changes. */
final class Amendment {

    private final Shard shard;
    private final Orders orders;
    private final Levels levels;
    private final Lifecycle lifecycle;
    private final OrderChecks checks;
    private final Flow flow;

    Amendment(Shard shard, Lifecycle lifecycle, OrderChecks checks, Flow flow) {
        this.shard = shard;
        orders = shard.orders;
        levels = shard.levels;
        this.lifecycle = lifecycle;
        this.checks = checks;
        this.flow = flow;
    }

    /** Amends; answers why not, null if done. */
    @Nullable RejectReason amend(Book book, Command c) {
        int o = shard.find(c.order(0));
        if (o == Orders.NONE
                || orders.account(o) != c.account()
                || orders.symbol(o) != book.symbol) {
            return RejectReason.UNKNOWN_ORDER;
        }
        int flags = orders.flags(o);
        boolean plain = c.onlyMoves() && OrderFlags.isPlainResting(flags);
        return plain && book.phase == Phase.CONTINUOUS
                ? move(book, o, flags, c.price(0))
                : change(book, o, flags, c);
    }

    /**
     * What {@link #change} comes to where a plain limit order gets another price and nothing else,
     * as most amendments are: the same checks and events, without what such an order cannot have.
     */
    private @Nullable RejectReason move(Book book, int o, int flags, long price) {
        long quantity = orders.quantity(o);
        if (!book.surelyTakes(price, quantity)) {
            RejectReason reason = OrderChecks.limit(book, price, quantity);
            if (reason != null) {
                return reason;
            }
        }
        if (price == orders.price(o)) {
            tell(book, o);
        } else if (book.crosses(flags, price)) {
            cross(book, o, flags, price);
        } else {
            lifecycle.move(book, o, flags, price);
        }
        return null;
    }

    private void cross(Book book, int o, int flags, long price) {
        long before = orders.price(o);
        orders.price(o, price);
        tell(book, o);
        lifecycle.leave(book, o, flags, before, orders.remaining(o));
        flow.execute(book, o);
        flow.settle(book);
    }

    private @Nullable RejectReason change(Book book, int o, int flags, Command c) {
        long price = c.price(0) == 0 ? orders.price(o) : c.price(0);
        long quantity = c.quantity(0) == 0 ? orders.quantity(o) : c.quantity(0);
        RejectReason reason = check(book, o, flags, c, price, quantity);
        if (reason != null) {
            return reason;
        }
        if (OrderFlags.state(flags) == Orders.RESTING) {
            resting(book, o, price, quantity);
        } else {
            waiting(book, o, price, quantity, c);
        }
        return null;
    }

    private @Nullable RejectReason check(
            Book book, int o, int flags, Command c, long price, long quantity) {
        boolean rests = OrderFlags.state(flags) == Orders.RESTING;
        boolean waits =
                OrderFlags.state(flags) == Orders.WAITING
                        || OrderFlags.state(flags) == Orders.TRAILING;
        if (!rests && !waits) {
            return RejectReason.NOT_AMENDABLE;
        }
        boolean triggers = OrderFlags.state(flags) == Orders.WAITING;
        boolean trails = OrderFlags.state(flags) == Orders.TRAILING;
        if ((c.trigger(0) != 0 && !triggers)
                || (c.trail(0) != 0 && !trails)
                || (c.price(0) != 0 && OrderFlags.has(flags, OrderFlags.MARKET))) {
            return RejectReason.UNSUPPORTED_COMBINATION;
        }
        RejectReason reason = values(book, o, flags, c, price, quantity);
        if (reason != null) {
            return reason;
        }
        boolean reduces = price == orders.price(o) && quantity <= orders.quantity(o);
        boolean open = book.phase == Phase.CONTINUOUS || book.phase == Phase.AUCTION;
        if (!open && !(rests && reduces)) {
            return RejectReason.MARKET_NOT_OPEN;
        }
        if (c.trigger(0) != 0 && book.isReached(flags, c.trigger(0))) {
            return RejectReason.WOULD_TRIGGER_IMMEDIATELY;
        }
        boolean takes =
                rests
                        && !reduces
                        && OrderFlags.has(flags, OrderFlags.POST_ONLY)
                        && book.phase == Phase.CONTINUOUS
                        && book.crosses(flags, price);
        return takes ? RejectReason.POST_ONLY_WOULD_TAKE : null;
    }

    private @Nullable RejectReason values(
            Book book, int o, int flags, Command c, long price, long quantity) {
        if (c.quantity(0) != 0) {
            RejectReason reason = checks.quantity(book, quantity);
            if (reason != null) {
                return reason;
            }
            if (quantity <= orders.filled(o)) {
                return RejectReason.AMEND_BELOW_FILLED;
            }
            if (OrderFlags.has(flags, OrderFlags.ICEBERG)
                    && OrderChecks.display(book, orders.display(o), quantity) != null) {
                return OrderChecks.display(book, orders.display(o), quantity);
            }
        }
        if (c.price(0) != 0) {
            if (!book.isOnTick(price)) {
                return RejectReason.PRICE_NOT_ON_TICK;
            }
            if (!book.isInBand(price)) {
                return RejectReason.PRICE_OUT_OF_BAND;
            }
        }
        if ((c.trigger(0) != 0 && !book.isOnTick(c.trigger(0)))
                || (c.trail(0) != 0 && !book.isOnTick(c.trail(0)))) {
            return RejectReason.TRIGGER_NOT_ON_TICK;
        }
        long worth = price;
        if (OrderFlags.has(flags, OrderFlags.MARKET)) {
            worth = c.trigger(0) != 0 ? c.trigger(0) : orders.trigger(o);
        }
        return OrderChecks.notional(book, worth, quantity);
    }

    private void resting(Book book, int o, long price, long quantity) {
        long change = quantity - orders.quantity(o);
        boolean keepsPlace = price == orders.price(o) && change <= 0;
        int level = orders.level(o);
        long before = levels.visible(level);
        int flags = orders.flags(o);
        if (keepsPlace) {
            shrink(o, level, change);
            tell(book, o);
            lifecycle.settle(book, flags, level, before);
            return;
        }
        lifecycle.leaveLevel(o);
        orders.quantity(o, quantity);
        orders.remaining(o, orders.remaining(o) + change);
        orders.price(o, price);
        tell(book, o);
        lifecycle.settle(book, flags, level, before);
        int maybeEnds = OrderFlags.REDUCE_ONLY | OrderFlags.POST_ONLY;
        if (OrderFlags.has(flags, maybeEnds)) {
            lifecycle.enter(o, Orders.IN_HAND);
        }
        flow.execute(book, o);
        flow.settle(book);
    }

    private void shrink(int o, int level, long change) {
        long remaining = orders.remaining(o) + change;
        long visible = Math.min(orders.visible(o), remaining);
        boolean reduceOnly = OrderFlags.has(orders.flags(o), OrderFlags.REDUCE_ONLY);
        levels.add(level, visible - orders.visible(o), change, reduceOnly);
        orders.quantity(o, orders.quantity(o) + change);
        orders.remaining(o, remaining);
        orders.visible(o, visible);
    }

    private void waiting(Book book, int o, long price, long quantity, Command c) {
        long trigger = c.trigger(0);
        orders.remaining(o, orders.remaining(o) + quantity - orders.quantity(o));
        orders.quantity(o, quantity);
        orders.price(o, price);
        boolean moves = trigger != 0 && trigger != orders.trigger(o);
        if (moves) {
            lifecycle.withdraw(book, o);
            orders.trigger(o, trigger);
        }
        if (c.trail(0) != 0) {
            orders.trail(o, c.trail(0));
            lifecycle.beginTrail(book, o);
        }
        tell(book, o);
        if (moves) {
            lifecycle.await(book, o);
        }
    }

    private void tell(Book book, int o) {
        shard.tell(EventKind.AMENDED, book, o, 0, orders.price(o), orders.quantity(o));
    }
}
