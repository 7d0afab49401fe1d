package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.depth.PriceLevels.Keep;
import io.aibotiyi.domain.Side;

/**
 * What was added to and taken out of each level of one side without being traded since the start:
 * stacking is positive, pulling negative. Only changes count, not snapshots. At the limit of prices
 * the one farthest from the newest change is forgotten.
 */
final class BookFlow {

    private final PriceLevels added;
    private final PriceLevels removed;
    private final PriceLevels printed;

    BookFlow(int limit) {
        added = new PriceLevels(limit, Keep.NEAREST);
        removed = new PriceLevels(limit, Keep.NEAREST);
        printed = new PriceLevels(limit, Keep.NEAREST);
    }

    /** A level went from one size to another. */
    void changed(long price, long before, long after) {
        if (after > before) {
            added.add(price, after - before);
        } else if (after < before) {
            removed.add(price, before - after);
        }
    }

    /** A taker took this from the level; it was not pulled. */
    void printed(long price, long quantity) {
        printed.add(price, quantity);
    }

    void clear() {
        added.clear();
        removed.clear();
        printed.clear();
    }

    /** Net of prices in {@code [from, to)}: above zero stacked, below pulled. */
    long net(long from, long to) {
        return added.sum(from, to) - removed.sum(from, to) + printed.sum(from, to);
    }

    /** The side whose levels a taker of this side takes. */
    static Side taken(Side aggressor) {
        return aggressor.opposite();
    }
}
