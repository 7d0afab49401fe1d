package io.aibotiyi.engine;

import org.jspecify.annotations.Nullable;

/** Takes new orders in, alone or linked: all of a command's orders or none. */
final class OrderEntry {

    private final Shard shard;
    private final Orders orders;
    private final Lifecycle lifecycle;
    private final OrderChecks checks;
    private final Flow flow;
    private final int[] taken = new int[Command.MAX_LEGS];

    OrderEntry(Shard shard, Lifecycle lifecycle, OrderChecks checks, Flow flow) {
        this.shard = shard;
        orders = shard.orders;
        this.lifecycle = lifecycle;
        this.checks = checks;
        this.flow = flow;
    }

    void place(Command c) {
        Book book = shard.book(c.symbol());
        if (book == null) {
            reject(c, 0, RejectReason.UNKNOWN_SYMBOL);
            return;
        }
        int holding = shard.holdings.find(c.account(), c.symbol());
        if (c.isPlain() && book.phase == Phase.CONTINUOUS) {
            placePlain(book, c, holding);
        } else {
            placeAny(book, c, holding);
        }
    }

    /** What {@link #placeAny} comes to for one plain limit order. */
    private void placePlain(Book book, Command c, int holding) {
        RejectReason reason = checks.checkPlain(book, c, holding);
        if (reason != null) {
            reject(c, 0, reason);
            return;
        }
        int h = holding == Holdings.NONE ? shard.holding(book, c.account()) : holding;
        int o = orders.take();
        int flags = c.plainFlags();
        long price = c.price(0);
        long quantity = c.quantity(0);
        orders.init(o, c.order(0), book.symbol, flags, price, quantity, c.account(), h);
        shard.tell(EventKind.ACCEPTED, book, o, 0, price, quantity);
        if (OrderFlags.mayRest(flags) && !book.crosses(flags, price)) {
            lifecycle.restPlain(book, o, flags);
        } else {
            flow.execute(book, o);
            flow.settle(book);
        }
    }

    private void placeAny(Book book, Command c, int found) {
        int dormantFrom = dormantFrom(c.kind());
        int holding = found;
        for (int leg = 0; leg < c.legs(); leg++) {
            RejectReason reason = checks.check(book, c, leg, leg >= dormantFrom, holding);
            if (reason != null) {
                reject(c, leg, reason);
                return;
            }
        }
        RejectReason reason = c.legs() == 1 ? null : links(c, dormantFrom);
        if (reason == null) {
            reason = checks.room(book, c, holding, dormantFrom);
        }
        if (reason != null) {
            reject(c, 0, reason);
            return;
        }
        holding = shard.holding(book, c.account());
        for (int leg = 0; leg < c.legs(); leg++) {
            taken[leg] = take(book, c, leg, holding);
        }
        if (c.legs() > 1) {
            link(c.kind());
        }
        start(book, c, dormantFrom);
    }

    /** First leg that waits for another's end. */
    private static int dormantFrom(CommandKind kind) {
        boolean waits = kind == CommandKind.PLACE_OTO || kind == CommandKind.PLACE_BRACKET;
        return waits ? 1 : Command.MAX_LEGS;
    }

    private static @Nullable RejectReason links(Command c, int dormantFrom) {
        for (int leg = 0; leg < c.legs(); leg++) {
            if (c.form(leg) == OrderForm.MARKET_NOTIONAL) {
                return RejectReason.UNSUPPORTED_COMBINATION;
            }
        }
        if (c.kind() == CommandKind.PLACE_OTO) {
            return null;
        }
        int first = dormantFrom == 1 ? 1 : 0;
        return isPair(c, first, first + 1) ? null : RejectReason.UNSUPPORTED_COMBINATION;
    }

    /** Of a pair one waits outside the book, so that the book never holds both. */
    private static boolean isPair(Command c, int a, int b) {
        return mayPair(c, a)
                && mayPair(c, b)
                && (c.form(a).isConditional() || c.form(b).isConditional());
    }

    private static boolean mayPair(Command c, int leg) {
        return c.form(leg).isConditional()
                || (c.form(leg) == OrderForm.LIMIT && c.validity(leg).stays());
    }

    private int take(Book book, Command c, int leg, int holding) {
        int o = orders.take();
        int flags = OrderFlags.of(c.side(leg), c.form(leg), c.validity(leg), c.selfTradeMode(leg));
        flags |= c.isPostOnly(leg) ? OrderFlags.POST_ONLY : 0;
        flags |= c.isReduceOnly(leg) ? OrderFlags.REDUCE_ONLY : 0;
        flags |= c.display(leg) != 0 ? OrderFlags.ICEBERG : 0;
        flags |= c.validity(leg) == Validity.GTD ? OrderFlags.TIMED : 0;
        flags |= c.legs() > 1 ? OrderFlags.LINKED : 0;
        long price = c.form(leg).hasLimit() ? c.price(leg) : 0;
        orders.init(
                o, c.order(leg), book.symbol, flags, price, c.quantity(leg), c.account(), holding);
        int rare =
                OrderFlags.ICEBERG | OrderFlags.TIMED | OrderFlags.LINKED | OrderFlags.CONDITIONAL;
        if (OrderFlags.has(flags, rare)) {
            orders.initRare(o, c.trigger(leg), c.display(leg), c.trail(leg), c.expiry(leg));
        }
        shard.tell(EventKind.ACCEPTED, book, o, 0, price, c.quantity(leg));
        return o;
    }

    private void link(CommandKind kind) {
        if (kind == CommandKind.PLACE_OCO) {
            pair(taken[0], taken[1]);
            return;
        }
        orders.child(taken[0], taken[1]);
        orders.parent(taken[1], taken[0]);
        if (kind == CommandKind.PLACE_BRACKET) {
            orders.parent(taken[2], taken[0]);
            pair(taken[1], taken[2]);
        }
    }

    private void pair(int a, int b) {
        orders.peer(a, b);
        orders.peer(b, a);
    }

    /** Dormant and conditional orders first, so that they are there when the other trades. */
    private void start(Book book, Command c, int dormantFrom) {
        int hand = Orders.NONE;
        int legs = c.legs();
        for (int leg = 0; leg < legs; leg++) {
            int o = taken[leg];
            if (leg >= dormantFrom) {
                lifecycle.enter(o, Orders.DORMANT);
            } else if (OrderFlags.has(orders.flags(o), OrderFlags.CONDITIONAL)) {
                lifecycle.await(book, o);
            } else {
                hand = o;
            }
        }
        if (hand != Orders.NONE) {
            flow.execute(book, hand);
        }
        flow.settle(book);
    }

    void reject(Command c, int leg, RejectReason reason) {
        long order = leg < c.legs() ? c.order(leg) : 0;
        shard.events.add(
                EventKind.REJECTED, c.symbol(), reason.code() << 8, order, c.account(), 0, 0, 0);
    }
}
