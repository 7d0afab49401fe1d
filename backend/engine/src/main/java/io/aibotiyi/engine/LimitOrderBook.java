package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import org.jspecify.annotations.Nullable;

/**
 * The resting orders of one instrument. Outside the engine it is a read-only view, for the writer's
 * thread and between commands only.
 */
public final class LimitOrderBook {

    /** What {@link #bestPrice} answers for an empty side; no order has this price. */
    public static final long NO_PRICE = 0;

    /** Receives levels, best first. */
    @FunctionalInterface
    public interface LevelVisitor {
        void level(long price, long quantity, int orders);
    }

    /** Receives orders, best price first, oldest first within a price. */
    @FunctionalInterface
    public interface OrderVisitor {
        void order(long orderId, long owner, long price, long remaining);
    }

    private final PriceLadder bids;
    private final PriceLadder asks;
    private final OrderIndex index;
    private final OrderPool pool;

    LimitOrderBook(long tickSize, int maxOrders) {
        bids = new PriceLadder(Side.BUY, tickSize);
        asks = new PriceLadder(Side.SELL, tickSize);
        index = new OrderIndex(maxOrders);
        pool = new OrderPool(maxOrders);
    }

    /** Best price of a side, {@link #NO_PRICE} if it is empty. */
    public long bestPrice(Side side) {
        Level best = ladder(side).best();
        return best == null ? NO_PRICE : best.price;
    }

    /** Total resting at a price, zero if none. */
    public long quantityAt(Side side, long price) {
        Level level = ladder(side).find(price);
        return level == null || level.price != price ? 0 : level.quantity;
    }

    /** Occupied prices of a side. */
    public int levels(Side side) {
        return ladder(side).levels();
    }

    /** Resting orders, both sides. */
    public int orders() {
        return index.size();
    }

    /** What of an order rests, zero if it does not. */
    public long remaining(long orderId) {
        Order order = index.get(orderId);
        return order == null ? 0 : order.remaining;
    }

    /** Visits the best {@code depth} levels of a side. */
    public void forEachLevel(Side side, int depth, LevelVisitor visitor) {
        PriceLadder ladder = ladder(side);
        int left = depth;
        for (Level l = ladder.best(); l != null && left > 0; l = ladder.worse(l)) {
            visitor.level(l.price, l.quantity, l.orders);
            left--;
        }
    }

    /** Visits every resting order of a side in the order in which they would trade. */
    public void forEachOrder(Side side, OrderVisitor visitor) {
        PriceLadder ladder = ladder(side);
        for (Level l = ladder.best(); l != null; l = ladder.worse(l)) {
            for (Order o = l.first; o != null; o = o.next) {
                visitor.order(o.id, o.owner, l.price, o.remaining);
            }
        }
    }

    PriceLadder ladder(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    @Nullable Order find(long orderId) {
        return index.get(orderId);
    }

    boolean isFull() {
        return pool.isEmpty();
    }

    /** Lets an order rest behind all others at its price; answers the level. */
    Level rest(long orderId, long owner, Side side, long price, long quantity) {
        Order order = pool.take();
        order.id = orderId;
        order.owner = owner;
        order.remaining = quantity;
        Level level = ladder(side).findOrAdd(price);
        level.append(order);
        index.put(order);
        return level;
    }

    /** Forgets an order, not its level, whose total the caller has already reduced. */
    void forget(Order order, Level level) {
        level.unlink(order);
        index.remove(order.id);
        pool.give(order);
    }

    /** True if at least {@code quantity} rests on a ladder at a key or better. */
    static boolean canFill(PriceLadder ladder, long worstKey, long quantity) {
        long missing = quantity;
        for (Level l = ladder.best(); l != null && l.key >= worstKey; l = ladder.worse(l)) {
            missing -= l.quantity;
            if (missing <= 0) {
                return true;
            }
        }
        return false;
    }

    /** Hash of every resting order in trading order; longs only. */
    long hash(long start) {
        long hash = start;
        for (Side side : Side.values()) {
            PriceLadder ladder = ladder(side);
            for (Level l = ladder.best(); l != null; l = ladder.worse(l)) {
                for (Order o = l.first; o != null; o = o.next) {
                    hash = mix(hash, side.sign());
                    hash = mix(hash, l.price);
                    hash = mix(hash, o.id);
                    hash = mix(hash, o.owner);
                    hash = mix(hash, o.remaining);
                }
            }
        }
        return hash;
    }

    private static long mix(long hash, long value) {
        long h = (hash ^ value) * 0xBF58476D1CE4E5B9L;
        return (h ^ (h >>> 29)) * 0x94D049BB133111EBL;
    }
}
