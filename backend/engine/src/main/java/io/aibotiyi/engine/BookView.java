package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/** Reads one instrument's book: for the writer's thread and between commands only. */
public final class BookView {

    /** What {@link #bestPrice} answers for an empty side; no order has this price. */
    public static final long NO_PRICE = 0;

    /** Receives levels, best first. */
    @FunctionalInterface
    public interface LevelVisitor {
        void level(long price, long visible, int orders);
    }

    /** Receives orders, best price first, oldest first within a price. */
    @FunctionalInterface
    public interface OrderVisitor {
        void order(long order, long account, long price, long visible, long remaining);
    }

    private final Shard shard;
    private final Book book;

    BookView(Shard shard, Book book) {
        this.shard = shard;
        this.book = book;
    }

    /** The instrument's rules. */
    public SymbolRules rules() {
        return book.rules;
    }

    /** What the market does. */
    public Phase phase() {
        return book.phase;
    }

    /** Price of the newest trade, {@link #NO_PRICE} before the first. */
    public long lastPrice() {
        return book.last;
    }

    /** Price around which the bands lie, {@link #NO_PRICE} if none. */
    public long referencePrice() {
        return book.reference();
    }

    /** Best price of a side, {@link #NO_PRICE} if it is empty. */
    public long bestPrice(Side side) {
        int best = book.ladder(side).best();
        return best == Levels.NONE ? NO_PRICE : shard.levels.price(best);
    }

    /** Visible total at a price, zero if none. */
    public long quantityAt(Side side, long price) {
        if (!book.isOnTick(price)) {
            return 0;
        }
        PriceLadder ladder = book.ladder(side);
        int level = ladder.find(ladder.keyOf(book.ticks(price)));
        return level == Levels.NONE ? 0 : shard.levels.visible(level);
    }

    /** Occupied prices of a side. */
    public int levels(Side side) {
        return book.ladder(side).count();
    }

    /** Visits the best {@code depth} levels of a side. */
    public void forEachLevel(Side side, int depth, LevelVisitor visitor) {
        PriceLadder ladder = book.ladder(side);
        int left = depth;
        for (int l = ladder.best(); l != Levels.NONE && left > 0; l = ladder.worse(l)) {
            visitor.level(shard.levels.price(l), shard.levels.visible(l), shard.levels.count(l));
            left--;
        }
    }

    /** Visits every resting order of a side in the order in which they would trade. */
    public void forEachOrder(Side side, OrderVisitor visitor) {
        PriceLadder ladder = book.ladder(side);
        Orders orders = shard.orders;
        for (int l = ladder.best(); l != Levels.NONE; l = ladder.worse(l)) {
            for (int o = shard.levels.first(l); o != Orders.NONE; o = orders.next(o)) {
                visitor.order(
                        orders.id(o),
                        orders.account(o),
                        orders.price(o),
                        orders.visible(o),
                        orders.remaining(o));
            }
        }
    }
}
