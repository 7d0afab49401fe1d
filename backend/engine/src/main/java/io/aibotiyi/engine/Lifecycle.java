package io.aibotiyi.engine;

/**
 * How orders come to stay, wait, become active and end, with what hangs on them: the peer that one
 * order's trade cancels, the children that its end makes active.
 */
final class Lifecycle {

    private final Shard shard;
    private final Orders orders;
    private final Levels levels;
    private final Holdings holdings;

    Lifecycle(Shard shard) {
        this.shard = shard;
        orders = shard.orders;
        levels = shard.levels;
        holdings = shard.holdings;
    }

    /** Lets an order be found by id, account and expiry. */
    private void register(int o, int flags) {
        orders.rank(o, ++shard.ranks);
        shard.index.put(o);
        holdings.append(orders.holding(o), o);
        if (OrderFlags.has(flags, OrderFlags.TIMED)) {
            shard.expiries.add(o);
        }
    }

    /** Moves an order to a state, counting it for its account and registering it if need be. */
    void enter(int o, int state) {
        int flags = orders.flags(o);
        int before = OrderFlags.state(flags);
        if (before == state) {
            return;
        }
        if (!OrderFlags.has(flags, OrderFlags.REGISTERED)) {
            register(o, flags);
            flags |= OrderFlags.REGISTERED;
        }
        orders.flags(o, OrderFlags.withState(flags, state));
        count(o, before, -1);
        count(o, state, 1);
    }

    private void count(int o, int state, int delta) {
        if (state == Orders.RESTING) {
            holdings.addResting(orders.holding(o), delta);
        } else if (state != Orders.IN_HAND) {
            holdings.addWaiting(orders.holding(o), delta);
        }
    }

    /** Lets an order rest behind all others at its price. */
    void rest(Book book, int o) {
        enter(o, Orders.RESTING);
        int flags = orders.flags(o);
        long remaining = orders.remaining(o);
        long visible = remaining;
        if (OrderFlags.has(flags, OrderFlags.ICEBERG)) {
            visible = Math.min(orders.display(o), remaining);
        }
        orders.visible(o, visible);
        queue(book, o, flags, orders.price(o), visible, remaining);
    }

    /** What {@link #rest} comes to for a new plain order. */
    void restPlain(Book book, int o, int flags) {
        register(o, flags);
        orders.flags(o, OrderFlags.withState(flags | OrderFlags.REGISTERED, Orders.RESTING));
        holdings.addResting(orders.holding(o), 1);
        PriceLadder ladder = book.own(flags);
        long price = orders.price(o);
        int level = ladder.findOrAdd(ladder.keyOf(book.ticks(price)), price);
        levels.append(level, o);
        shard.tellLevel(book, flags, price, levels.grow(level, orders.remaining(o)));
    }

    /** Puts an order behind all others at a price and tells the level's total. */
    void queue(Book book, int o, int flags, long price, long visible, long remaining) {
        PriceLadder ladder = book.own(flags);
        int level = ladder.findOrAdd(ladder.keyOf(book.ticks(price)), price);
        levels.append(level, o);
        levels.add(level, visible, remaining, OrderFlags.has(flags, OrderFlags.REDUCE_ONLY));
        shard.tellLevel(book, flags, price, levels.visible(level));
    }

    /**
     * Puts a plain order behind all others at another price, where it does not trade, and tells of
     * it and of both levels' totals. An order alone at its price takes its level along to a price
     * that has none.
     */
    void move(Book book, int o, int flags, long price) {
        PriceLadder ladder = book.own(flags);
        long key = ladder.keyOf(book.ticks(price));
        int place = ladder.place(key);
        int to = ladder.at(place);
        int from = orders.level(o);
        long before = orders.price(o);
        long remaining = orders.remaining(o);
        long left = 0;
        long visible = remaining;
        orders.price(o, price);
        if (to == Levels.NONE && levels.count(from) == 1 && from != ladder.best()) {
            ladder.move(from, place, key, price);
        } else {
            if (to == Levels.NONE) {
                to = ladder.add(place, key, price);
            }
            left = leave(ladder, from, o, remaining);
            levels.append(to, o);
            visible = levels.grow(to, remaining);
        }
        shard.events.addMove(
                book.symbol,
                OrderFlags.told(flags),
                orders.id(o),
                orders.account(o),
                price,
                orders.quantity(o),
                remaining,
                before,
                left,
                visible);
    }

    /** Takes a plain order from its queue and tells the level's total. */
    void leave(Book book, int o, int flags, long price, long remaining) {
        long left = leave(book.own(flags), orders.level(o), o, remaining);
        shard.tellLevel(book, flags, price, left);
    }

    /** Takes a plain order from its queue; answers what is left to be seen there. */
    private long leave(PriceLadder ladder, int level, int o, long remaining) {
        if (levels.count(level) == 1) {
            ladder.remove(level);
            return 0;
        }
        levels.unlink(level, o);
        return levels.grow(level, -remaining);
    }

    /** Takes a resting order from its queue; the level is then the caller's to settle. */
    int leaveLevel(int o) {
        int level = orders.level(o);
        boolean reduceOnly = OrderFlags.has(orders.flags(o), OrderFlags.REDUCE_ONLY);
        levels.add(level, -orders.visible(o), -orders.remaining(o), reduceOnly);
        levels.unlink(level, o);
        return level;
    }

    /** Drops a level of a side that is empty, and tells its total if that changed. */
    void settle(Book book, int side, int level, long visibleBefore) {
        long visible = levels.visible(level);
        long price = levels.price(level);
        if (levels.count(level) == 0) {
            book.own(side).remove(level);
        }
        if (visible != visibleBefore) {
            shard.tellLevel(book, side, price, visible);
        }
    }

    /** What {@link #cancel} comes to for a plain resting order; it sets nothing off. */
    void cancelPlain(Book book, int o, int flags) {
        long remaining = orders.remaining(o);
        long price = orders.price(o);
        tellCancelled(book, o, CancelReason.REQUESTED);
        leave(book, o, flags, price, remaining);
        release(book, o);
    }

    /** Ends an order wherever it is. */
    void cancel(Book book, int o, CancelReason reason) {
        int flags = orders.flags(o);
        switch (OrderFlags.state(flags)) {
            case Orders.RESTING -> {
                long before = levels.visible(orders.level(o));
                int level = leaveLevel(o);
                tellCancelled(book, o, reason);
                settle(book, flags, level, before);
            }
            case Orders.WAITING -> {
                leaveTrigger(book, o);
                tellCancelled(book, o, reason);
            }
            case Orders.TRAILING -> {
                leaveTrailing(book, o);
                tellCancelled(book, o, reason);
            }
            case Orders.QUEUED -> {
                book.activations.unlink(o);
                tellCancelled(book, o, reason);
            }
            case Orders.ARMING -> {
                book.arming.unlink(o);
                tellCancelled(book, o, reason);
            }
            default -> tellCancelled(book, o, reason);
        }
        release(book, o);
    }

    void tellCancelled(Book book, int o, CancelReason reason) {
        long unfilled = orders.remaining(o);
        shard.tell(EventKind.CANCELLED, book, o, reason.code(), orders.price(o), unfilled);
    }

    /** Forgets an order that has left its queue, and lets its peer and children follow. */
    void release(Book book, int o) {
        int flags = orders.flags(o);
        if (OrderFlags.has(flags, OrderFlags.REGISTERED)) {
            shard.index.remove(o);
            holdings.unlink(orders.holding(o), o);
            if (OrderFlags.has(flags, OrderFlags.TIMED)) {
                shard.expiries.remove(o);
            }
            count(o, OrderFlags.state(flags), -1);
        }
        if (OrderFlags.has(flags, OrderFlags.LINKED)) {
            releaseLinks(book, o);
        }
        orders.give(o);
    }

    private void releaseLinks(Book book, int o) {
        int parent = orders.parent(o);
        if (parent != Orders.NONE) {
            orders.child(parent, Orders.NONE);
        }
        cancelPeer(book, o);
        int first = orders.child(o);
        if (first == Orders.NONE) {
            return;
        }
        int second = orders.peer(first);
        long filled = orders.filled(o);
        orders.parent(first, Orders.NONE);
        if (second != Orders.NONE) {
            orders.parent(second, Orders.NONE);
        }
        if (filled > 0) {
            lineUp(book, first, filled);
            if (second != Orders.NONE) {
                lineUp(book, second, filled);
            }
        } else {
            orders.peer(first, Orders.NONE);
            cancel(book, first, CancelReason.PARENT);
            if (second != Orders.NONE) {
                orders.peer(second, Orders.NONE);
                cancel(book, second, CancelReason.PARENT);
            }
        }
    }

    /** Lets a dormant order become active once the order in hand is done. */
    private void lineUp(Book book, int o, long most) {
        long quantity = Math.min(orders.remaining(o), most);
        orders.quantity(o, quantity);
        orders.remaining(o, quantity);
        enter(o, Orders.ARMING);
        book.arming.append(o);
    }

    /** Makes active what was lined up. */
    void armPending(Book book) {
        for (int o = book.arming.first(); o != Orders.NONE; o = book.arming.first()) {
            book.arming.unlink(o);
            shard.tell(EventKind.ARMED, book, o, 0, orders.price(o), orders.remaining(o));
            if (OrderFlags.has(orders.flags(o), OrderFlags.CONDITIONAL)) {
                await(book, o);
            } else {
                enter(o, Orders.QUEUED);
                book.activations.append(o);
            }
        }
    }

    /** Ends the other order of a pair. */
    void cancelPeer(Book book, int o) {
        int peer = orders.peer(o);
        if (peer != Orders.NONE) {
            orders.peer(o, Orders.NONE);
            orders.peer(peer, Orders.NONE);
            cancel(book, peer, CancelReason.PEER);
        }
    }

    /** Lets a conditional order wait for its trigger; one that is reached already fires. */
    void await(Book book, int o) {
        int flags = orders.flags(o);
        book.waiting++;
        if (OrderFlags.form(flags) == OrderForm.TRAILING_STOP) {
            enter(o, Orders.TRAILING);
            book.trailing.append(o);
            beginTrail(book, o);
            return;
        }
        enter(o, Orders.WAITING);
        long trigger = orders.trigger(o);
        PriceLadder ladder = book.triggers(flags);
        levels.append(ladder.findOrAdd(ladder.keyOf(book.ticks(trigger)), trigger), o);
        if (book.isReached(flags, trigger)) {
            fire(book, o);
        }
    }

    /** Sets a trailing stop's trigger by the last trade; without one it waits for the first. */
    void beginTrail(Book book, int o) {
        orders.trigger(o, 0);
        if (book.last != 0) {
            follow(o, book.last);
        }
    }

    /** Moves a trailing stop's trigger after a trade's price, never away from it. */
    private void follow(int o, long price) {
        long trail = orders.trail(o);
        long trigger = orders.trigger(o);
        if (OrderFlags.has(orders.flags(o), OrderFlags.RISING)) {
            long moved = price + trail;
            orders.trigger(o, trigger == 0 ? moved : Math.min(trigger, moved));
        } else if (price > trail) {
            orders.trigger(o, Math.max(trigger, price - trail));
        }
    }

    private void leaveTrigger(Book book, int o) {
        int level = orders.level(o);
        levels.unlink(level, o);
        if (levels.count(level) == 0) {
            book.triggers(orders.flags(o)).remove(level);
        }
        book.waiting--;
    }

    private void leaveTrailing(Book book, int o) {
        book.trailing.unlink(o);
        book.waiting--;
    }

    /** Takes a waiting order out to give it another trigger; {@link #await} puts it back. */
    void withdraw(Book book, int o) {
        leaveTrigger(book, o);
    }

    /** Lines up what a trade at a price fires: rising, falling, then trailing orders. */
    void fireReached(Book book, long price) {
        if (book.waiting == 0) {
            return;
        }
        for (int l = book.rising.best();
                l != Levels.NONE && levels.price(l) <= price;
                l = book.rising.best()) {
            fire(book, levels.first(l));
        }
        for (int l = book.falling.best();
                l != Levels.NONE && levels.price(l) >= price;
                l = book.falling.best()) {
            fire(book, levels.first(l));
        }
        int next;
        for (int o = book.trailing.first(); o != Orders.NONE; o = next) {
            next = orders.next(o);
            if (isTrailReached(o, price)) {
                int peer = orders.peer(o);
                next = next == peer && next != Orders.NONE ? orders.next(next) : next;
                fire(book, o);
            } else {
                follow(o, price);
            }
        }
    }

    private boolean isTrailReached(int o, long price) {
        long trigger = orders.trigger(o);
        if (trigger == 0) {
            return false;
        }
        boolean rising = OrderFlags.has(orders.flags(o), OrderFlags.RISING);
        return rising ? price >= trigger : price <= trigger;
    }

    private void fire(Book book, int o) {
        int flags = orders.flags(o);
        if (OrderFlags.state(flags) == Orders.TRAILING) {
            leaveTrailing(book, o);
        } else {
            leaveTrigger(book, o);
        }
        orders.flags(o, flags & ~OrderFlags.CONDITIONAL);
        enter(o, Orders.QUEUED);
        book.activations.append(o);
        shard.tell(EventKind.TRIGGERED, book, o, 0, orders.trigger(o), orders.remaining(o));
        if (OrderFlags.has(flags, OrderFlags.LINKED)) {
            cancelPeer(book, o);
        }
    }
}
