package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Side;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A foreign book as it was last seen, and what of each level paper orders have already taken. The
 * taken part is forgotten only when the level's quantity changes.
 */
final class PaperBook {

    /** A price with its published quantity. */
    static final class Level {
        final long price;
        private long quantity;
        private long taken;

        Level(long price, long quantity) {
            this.price = price;
            this.quantity = quantity;
        }

        long visible() {
            return quantity - taken;
        }

        void take(long amount) {
            taken += amount;
        }
    }

    private NavigableMap<Long, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private NavigableMap<Long, Level> asks = new TreeMap<>();

    /** Levels of a side, best first. */
    Collection<Level> levels(Side side) {
        return side(side).values();
    }

    long quantityAt(Side side, long price) {
        Level level = side(side).get(price);
        return level == null ? 0 : level.quantity;
    }

    OptionalLong best(Side side) {
        NavigableMap<Long, Level> levels = side(side);
        return levels.isEmpty() ? OptionalLong.empty() : OptionalLong.of(levels.firstKey());
    }

    void change(Side side, List<BookLevel> changes) {
        for (BookLevel change : changes) {
            set(side(side), change);
        }
    }

    /** Replaces everything; levels that kept price and quantity keep what was taken of them. */
    void replace(List<BookLevel> newBids, List<BookLevel> newAsks) {
        bids = replaced(bids, newBids);
        asks = replaced(asks, newAsks);
    }

    private NavigableMap<Long, Level> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static NavigableMap<Long, Level> replaced(
            NavigableMap<Long, Level> before, List<BookLevel> levels) {
        NavigableMap<Long, Level> after = new TreeMap<>(before.comparator());
        for (BookLevel level : levels) {
            Level known = before.get(level.price());
            if (known != null) {
                after.put(level.price(), known);
            }
            set(after, level);
        }
        return after;
    }

    private static void set(NavigableMap<Long, Level> levels, BookLevel change) {
        if (change.quantity() <= 0) {
            levels.remove(change.price());
            return;
        }
        Level level = levels.get(change.price());
        if (level == null) {
            levels.put(change.price(), new Level(change.price(), change.quantity()));
        } else if (level.quantity != change.quantity()) {
            level.quantity = change.quantity();
            level.taken = 0;
        }
    }
}
