package io.aibotiyi.venues.book;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Total quantity per price, both sides, in an instrument's units.
 *
 * <p>The best level costs O(1); a change costs a search that gallops from the best price plus
 * moving the levels better than it, so changes near the best price are cheap and changes far from
 * it are not. Changing an existing level allocates nothing. Each side keeps at most its limit of
 * levels; at the limit the worst level gives way to a better one and a worse one is not taken.
 *
 * <p>Not thread-safe: one thread owns a book.
 */
public final class L2Book {

    /** Levels kept per side unless stated otherwise. */
    public static final int DEFAULT_LIMIT = 1 << 16;

    /** What {@link #bestPrice} answers for an empty side. */
    public static final long NO_PRICE = Long.MIN_VALUE;

    private final BookSide bids;
    private final BookSide asks;

    public L2Book() {
        this(DEFAULT_LIMIT);
    }

    /**
     * @param limit levels kept per side, at least 64
     */
    public L2Book(int limit) {
        if (limit < 64) {
            throw new IllegalArgumentException("limit must be at least 64 levels, was " + limit);
        }
        bids = new BookSide(limit);
        asks = new BookSide(limit);
    }

    public void clear() {
        bids.clear();
        asks.clear();
    }

    /**
     * Sets the total quantity at a price; zero removes the level, if there is one.
     *
     * @param side BUY for bids, SELL for asks
     * @param price greater than {@link Long#MIN_VALUE}
     * @param quantity zero or positive
     */
    public void set(Side side, long price, long quantity) {
        if (side == Side.BUY) {
            bids.set(price, quantity);
        } else {
            asks.set(-price, quantity);
        }
    }

    /** Sets every level of both lists, in their order. */
    public void apply(LevelBuffer bidLevels, LevelBuffer askLevels) {
        for (int i = 0; i < bidLevels.size(); i++) {
            bids.set(bidLevels.price(i), bidLevels.quantity(i));
        }
        for (int i = 0; i < askLevels.size(); i++) {
            asks.set(-askLevels.price(i), askLevels.quantity(i));
        }
    }

    /** Keeps the best {@code depth} levels of each side. */
    public void truncate(int depth) {
        bids.keep(depth);
        asks.keep(depth);
    }

    /** Number of levels on a side. */
    public int depth(Side side) {
        return of(side).size();
    }

    /** The best price of a side, {@link #NO_PRICE} if it is empty. */
    public long bestPrice(Side side) {
        BookSide levels = of(side);
        return levels.size() == 0 ? NO_PRICE : price(side, 0);
    }

    /** Quantity at the best price, zero if the side is empty. */
    public long bestQuantity(Side side) {
        BookSide levels = of(side);
        return levels.size() == 0 ? 0 : levels.quantity(0);
    }

    /**
     * Price of the n-th best level.
     *
     * @param rank 0 for the best, less than {@link #depth}
     */
    public long price(Side side, int rank) {
        return side == Side.BUY ? bids.key(rank) : -asks.key(rank);
    }

    /** Quantity of the n-th best level. */
    public long quantity(Side side, int rank) {
        return of(side).quantity(rank);
    }

    /** Quantity at a price, zero where there is none. */
    public long quantityAt(Side side, long price) {
        return side == Side.BUY ? bids.quantityAt(price) : asks.quantityAt(-price);
    }

    /** True if the best bid is at or above the best ask: no venue's book looks so at rest. */
    public boolean isCrossed() {
        return bids.size() > 0 && asks.size() > 0 && bids.key(0) >= -asks.key(0);
    }

    /** The best {@code depth} levels of a side, best first. */
    public List<BookLevel> top(Side side, int depth) {
        int count = Math.min(depth, depth(side));
        List<BookLevel> levels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            levels.add(new BookLevel(price(side, i), quantity(side, i)));
        }
        return levels;
    }

    /** Both sides' best {@code depth} levels. */
    public BookSnapshot snapshot(long sequence, long time, int depth) {
        return new BookSnapshot(sequence, time, top(Side.BUY, depth), top(Side.SELL, depth));
    }

    private BookSide of(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
