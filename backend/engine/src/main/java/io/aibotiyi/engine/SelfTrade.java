package io.aibotiyi.engine;

/** Keeps two orders of one account from trading; see {@link SelfTradeMode}. */
final class SelfTrade {

    private final Shard shard;
    private final Orders orders;
    private final Levels levels;
    private final Lifecycle lifecycle;
    private boolean takerEnds;
    private long unfilled;

    SelfTrade(Shard shard, Lifecycle lifecycle) {
        this.shard = shard;
        orders = shard.orders;
        levels = shard.levels;
        this.lifecycle = lifecycle;
    }

    /** True if the newest prevented match ends the taker. */
    boolean endsTaker() {
        return takerEnds;
    }

    /**
     * Deals with a taker and a resting order of its account; answers what the taker still seeks.
     */
    long prevent(
            Book book, int o, SelfTradeMode mode, int level, int maker, long left, long wanted) {
        long quantity = Math.min(wanted, orders.remaining(maker));
        tellPrevented(book, o, maker, levels.price(level), quantity, left);
        takerEnds = mode == SelfTradeMode.EXPIRE_TAKER || mode == SelfTradeMode.EXPIRE_BOTH;
        unfilled = left;
        if (mode == SelfTradeMode.EXPIRE_MAKER || mode == SelfTradeMode.EXPIRE_BOTH) {
            expireMaker(book, level, maker, CancelReason.SELF_TRADE);
        }
        return mode == SelfTradeMode.DECREMENT
                ? decrement(book, o, level, maker, left, quantity)
                : left;
    }

    private long decrement(Book book, int o, int level, int maker, long left, long quantity) {
        if (quantity == orders.remaining(maker)) {
            expireMaker(book, level, maker, CancelReason.SELF_TRADE);
        } else {
            shrink(maker, level, quantity);
            tellReduced(book, maker, quantity);
        }
        long after = left - quantity;
        orders.quantity(o, orders.quantity(o) - quantity);
        orders.remaining(o, after);
        if (after == 0) {
            takerEnds = true;
            unfilled = quantity;
        } else {
            tellReduced(book, o, quantity);
        }
        return after;
    }

    private void shrink(int maker, int level, long quantity) {
        long remaining = orders.remaining(maker) - quantity;
        long visible = Math.min(orders.visible(maker), remaining);
        levels.add(
                level,
                visible - orders.visible(maker),
                -quantity,
                OrderFlags.has(orders.flags(maker), OrderFlags.REDUCE_ONLY));
        orders.quantity(maker, orders.quantity(maker) - quantity);
        orders.remaining(maker, remaining);
        orders.visible(maker, visible);
    }

    /** Ends a resting order in the middle of a sweep, which settles the level. */
    void expireMaker(Book book, int level, int maker, CancelReason reason) {
        assert level == orders.level(maker);
        lifecycle.leaveLevel(maker);
        lifecycle.tellCancelled(book, maker, reason);
        lifecycle.release(book, maker);
    }

    void tellTakerExpired(Book book, int o) {
        shard.tell(
                EventKind.CANCELLED,
                book,
                o,
                CancelReason.SELF_TRADE.code(),
                orders.price(o),
                unfilled);
    }

    private void tellReduced(Book book, int o, long quantity) {
        shard.tell(
                EventKind.REDUCED,
                book,
                o,
                CancelReason.SELF_TRADE.code(),
                orders.price(o),
                quantity);
    }

    private void tellPrevented(Book book, int o, int maker, long price, long quantity, long left) {
        shard.events.addPair(
                EventKind.PREVENTED,
                book.symbol,
                orders.flags(o) & OrderFlags.SELL,
                orders.id(o),
                orders.account(o),
                orders.id(maker),
                orders.account(maker),
                price,
                quantity,
                left,
                orders.remaining(maker));
    }
}
