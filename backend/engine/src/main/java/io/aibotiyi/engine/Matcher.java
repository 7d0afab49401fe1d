package io.aibotiyi.engine;

/**
 * Lets an order in hand meet the book: by price, then time, at the maker's price; what is left
 * rests or ends. Nothing here is asked twice: whoever hands an order in has checked it.
 */
final class Matcher {

    private final Shard shard;
    private final Orders orders;
    private final Levels levels;
    private final Holdings holdings;
    private final Lifecycle lifecycle;
    private final SelfTrade selfTrade;

    /** Of the order in hand: what it still seeks, and why it ended early, if it did. */
    private long left;

    private boolean expired;
    private boolean exhausted;
    private long firstPrice;

    Matcher(Shard shard, Lifecycle lifecycle) {
        this.shard = shard;
        orders = shard.orders;
        levels = shard.levels;
        holdings = shard.holdings;
        this.lifecycle = lifecycle;
        selfTrade = new SelfTrade(shard, lifecycle);
    }

    /**
     * Executes an order that is in no queue.
     *
     * @return true if trading must pause, since the next trade would lie outside the pause band
     */
    boolean execute(Book book, int o) {
        int flags = orders.flags(o);
        if (OrderFlags.has(flags, OrderFlags.REDUCE_ONLY) && !keepsToReducing(book, o, flags)) {
            return false;
        }
        PriceLadder makers = book.makers(flags);
        long worst = Long.MIN_VALUE;
        if (!OrderFlags.has(flags, OrderFlags.MARKET)) {
            worst = makers.keyOf(book.ticks(orders.price(o)));
        }
        if (makers.best() == Levels.NONE || makers.bestKey() < worst) {
            restOrEnd(book, o, flags, false);
            return false;
        }
        if (OrderFlags.has(flags, OrderFlags.POST_ONLY)) {
            lifecycle.cancel(book, o, CancelReason.POST_ONLY);
            return false;
        }
        return take(book, o, flags, makers, worst);
    }

    private boolean take(Book book, int o, int flags, PriceLadder makers, long worst) {
        long bound = Math.max(worst, pauseKey(book, flags, makers));
        if (OrderFlags.validity(flags) == Validity.FOK
                && !FillOrKill.canFill(shard, o, flags, makers, bound)) {
            lifecycle.cancel(book, o, CancelReason.NOT_FILLABLE);
            return false;
        }
        firstPrice = 0;
        expired = false;
        exhausted = false;
        left = orders.remaining(o);
        int level = makers.best();
        while (level != Levels.NONE && makers.bestKey() >= bound) {
            long before = levels.visible(level);
            sweep(book, o, flags, level);
            lifecycle.settle(book, !OrderFlags.has(flags, OrderFlags.SELL), level, before);
            if (left == 0 || expired || exhausted) {
                break;
            }
            level = makers.best();
        }
        orders.remaining(o, left);
        boolean pauses =
                left > 0
                        && !expired
                        && !exhausted
                        && level != Levels.NONE
                        && makers.bestKey() >= worst;
        long first = firstPrice;
        long last = book.last;
        finish(book, o, flags, pauses);
        if (first != 0) {
            lifecycle.fireReached(book, first);
            if (last != first) {
                lifecycle.fireReached(book, last);
            }
        }
        return pauses;
    }

    private void finish(Book book, int o, int flags, boolean pauses) {
        if (expired) {
            selfTrade.tellTakerExpired(book, o);
            lifecycle.release(book, o);
        } else if (left == 0) {
            lifecycle.release(book, o);
        } else {
            restOrEnd(book, o, flags, pauses);
        }
    }

    private void restOrEnd(Book book, int o, int flags, boolean pauses) {
        if (OrderFlags.mayRest(flags)) {
            lifecycle.rest(book, o);
        } else if (OrderFlags.validity(flags) == Validity.FOK) {
            lifecycle.cancel(book, o, CancelReason.NOT_FILLABLE);
        } else {
            CancelReason reason =
                    pauses ? CancelReason.VOLATILITY_PAUSE : CancelReason.NO_LIQUIDITY;
            lifecycle.cancel(book, o, reason);
        }
    }

    private static long pauseKey(Book book, int flags, PriceLadder makers) {
        if (book.rules.pauseBand() == 0) {
            return Long.MIN_VALUE;
        }
        long price = book.pausePrice(flags);
        // the band's edge rounded into the band
        boolean sells = OrderFlags.has(flags, OrderFlags.SELL);
        long tick = sells ? -Math.floorDiv(-price, book.rules.tickSize()) : book.ticks(price);
        return makers.keyOf(tick);
    }

    /** Cuts a reduce-only order to its account's position; false if that ended it. */
    private boolean keepsToReducing(Book book, int o, int flags) {
        long most = holdings.reducible(orders.holding(o), OrderFlags.has(flags, OrderFlags.SELL));
        long over = orders.remaining(o) - most;
        if (over <= 0) {
            return true;
        }
        if (most == 0) {
            lifecycle.cancel(book, o, CancelReason.REDUCE_ONLY);
            return false;
        }
        if (OrderFlags.validity(flags) == Validity.FOK) {
            lifecycle.cancel(book, o, CancelReason.NOT_FILLABLE);
            return false;
        }
        orders.quantity(o, orders.quantity(o) - over);
        orders.remaining(o, most);
        shard.tell(
                EventKind.REDUCED, book, o, CancelReason.REDUCE_ONLY.code(), orders.price(o), over);
        return true;
    }

    /** Trades with one level's orders, oldest first. */
    private void sweep(Book book, int o, int flags, int level) {
        long price = levels.price(level);
        int mine = orders.holding(o);
        SelfTradeMode mode = OrderFlags.selfTradeMode(flags);
        boolean spends = OrderFlags.has(flags, OrderFlags.NOTIONAL);
        for (int maker = levels.first(level);
                left > 0 && maker != Orders.NONE;
                maker = levels.first(level)) {
            long wanted = spends ? book.wholeLots(left / price) : left;
            if (wanted == 0) {
                exhausted = true;
                return;
            }
            if (mode != SelfTradeMode.NONE && orders.holding(maker) == mine) {
                left = selfTrade.prevent(book, o, mode, level, maker, left, wanted);
                if (selfTrade.endsTaker()) {
                    expired = true;
                    return;
                }
                continue;
            }
            long quantity = Math.min(wanted, orders.visible(maker));
            int makerFlags = orders.flags(maker);
            if (OrderFlags.has(makerFlags, OrderFlags.REDUCE_ONLY)) {
                quantity = Math.min(quantity, reducible(maker, makerFlags));
                if (quantity == 0) {
                    selfTrade.expireMaker(book, level, maker, CancelReason.REDUCE_ONLY);
                    continue;
                }
            }
            left -= spends ? quantity * price : quantity;
            trade(book, o, flags, level, maker, makerFlags, price, quantity);
        }
    }

    private long reducible(int maker, int flags) {
        return holdings.reducible(orders.holding(maker), OrderFlags.has(flags, OrderFlags.SELL));
    }

    private void trade(
            Book book,
            int o,
            int flags,
            int level,
            int maker,
            int makerFlags,
            long price,
            long quantity) {
        boolean sells = OrderFlags.has(flags, OrderFlags.SELL);
        int takerHolding = orders.holding(o);
        int makerHolding = orders.holding(maker);
        holdings.trade(takerHolding, sells ? -quantity : quantity);
        holdings.trade(makerHolding, sells ? quantity : -quantity);
        book.last = price;
        if (firstPrice == 0) {
            firstPrice = price;
        }
        long remaining = orders.remaining(maker) - quantity;
        long visible = orders.visible(maker) - quantity;
        orders.remaining(maker, remaining);
        orders.visible(maker, visible);
        levels.add(level, -quantity, -quantity, OrderFlags.has(makerFlags, OrderFlags.REDUCE_ONLY));
        if (remaining == 0) {
            levels.unlink(level, maker);
        } else if (visible == 0) {
            replenish(level, maker, remaining);
        }
        shard.events.addPair(
                EventKind.TRADE,
                book.symbol,
                sells ? 1 : 0,
                orders.id(o),
                orders.account(o),
                orders.id(maker),
                orders.account(maker),
                price,
                quantity,
                left,
                remaining);
        if (OrderFlags.has(makerFlags, OrderFlags.LINKED)) {
            lifecycle.cancelPeer(book, maker);
        }
        if (OrderFlags.has(flags, OrderFlags.LINKED)) {
            lifecycle.cancelPeer(book, o);
        }
        if (remaining == 0) {
            lifecycle.release(book, maker);
        }
    }

    /** Shows an iceberg's next part, behind all others at its price. */
    private void replenish(int level, int maker, long remaining) {
        long visible = Math.min(orders.display(maker), remaining);
        orders.visible(maker, visible);
        levels.add(level, visible, 0, false);
        levels.unlink(level, maker);
        levels.append(level, maker);
    }
}
