package io.aibotiyi.engine;

/**
 * Tells beforehand whether a fill-or-kill order will fill, so that one that will not touches
 * nothing. Resting reduce-only orders do not count: they may end instead of trading. Orders of the
 * taker's own account count as its self-trade mode lets them: what would end or shrink the taker
 * ends the count, what steps aside is left out.
 */
final class FillOrKill {

    private FillOrKill() {}

    /** True if the order's remaining quantity is there at a key or better. */
    static boolean canFill(Shard shard, int o, int flags, PriceLadder makers, long bound) {
        SelfTradeMode mode = OrderFlags.selfTradeMode(flags);
        Levels levels = shard.levels;
        long missing = shard.orders.remaining(o);
        for (int level = makers.best();
                level != Levels.NONE && makers.key(level) >= bound;
                level = makers.worse(level)) {
            if (mode == SelfTradeMode.NONE) {
                missing -= levels.total(level) - levels.reduceOnly(level);
            } else if (mode == SelfTradeMode.EXPIRE_MAKER) {
                missing -= others(shard, level, shard.orders.holding(o));
            } else {
                int own = firstOwn(shard, level, shard.orders.holding(o));
                if (own != Orders.NONE) {
                    return missing <= visibleBefore(shard, own);
                }
                missing -= levels.total(level) - levels.reduceOnly(level);
            }
            if (missing <= 0) {
                return true;
            }
        }
        return false;
    }

    private static long others(Shard shard, int level, int mine) {
        Orders orders = shard.orders;
        long sum = 0;
        for (int m = shard.levels.first(level); m != Orders.NONE; m = orders.next(m)) {
            boolean counts =
                    orders.holding(m) != mine
                            && !OrderFlags.has(orders.flags(m), OrderFlags.REDUCE_ONLY);
            sum += counts ? orders.remaining(m) : 0;
        }
        return sum;
    }

    private static int firstOwn(Shard shard, int level, int mine) {
        Orders orders = shard.orders;
        int m = shard.levels.first(level);
        while (m != Orders.NONE && orders.holding(m) != mine) {
            m = orders.next(m);
        }
        return m;
    }

    /** What trades before an order's turn comes: an iceberg's next parts come after it. */
    private static long visibleBefore(Shard shard, int own) {
        Orders orders = shard.orders;
        long sum = 0;
        for (int m = orders.previous(own); m != Orders.NONE; m = orders.previous(m)) {
            boolean counts = !OrderFlags.has(orders.flags(m), OrderFlags.REDUCE_ONLY);
            sum += counts ? orders.visible(m) : 0;
        }
        return sum;
    }
}
