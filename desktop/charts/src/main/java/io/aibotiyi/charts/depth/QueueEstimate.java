package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.Side;

/**
 * How much of a level stands before one of the user's orders, estimated from public data alone:
 *
 * <ul>
 *   <li>when it is first seen, all of the level's size is ahead of it;
 *   <li>what is printed at the price by a taker of the other side goes off the front; a print
 *       beyond the price, or a fill of the order itself, means that nothing is left ahead;
 *   <li>what the level loses beyond its prints was cancelled, in front and behind pro rata: ahead
 *       shrinks by the same share as the level without the order itself;
 *   <li>what the level gains stands behind.
 * </ul>
 *
 * <p>Prints and levels come on separate streams in either order. A print that came first explains
 * the level's next loss; a loss that came first counts as cancelled until prints explain it, up to
 * the level's next change. The estimate is never more than the level without the order.
 *
 * <p>Quantities in quantity units. Not thread-safe; belongs to one {@link LadderModel}.
 */
final class QueueEstimate {

    private final Side side;
    private final long price;
    private long own;
    private long level;
    private double ahead;
    private long explained;
    private double late;
    private double lateCut;

    /**
     * @param level size at the price when the order is first seen
     */
    QueueEstimate(Side side, long price, long own, long level) {
        this.side = side;
        this.price = price;
        this.own = own;
        this.level = level;
        ahead = level;
    }

    Side side() {
        return side;
    }

    long price() {
        return price;
    }

    /** What is left of the order; less than before means that it was its turn. */
    void remaining(long now) {
        if (now < own) {
            ahead = 0;
        }
        own = now;
    }

    /** A print anywhere. */
    void print(long at, long quantity, Side aggressor) {
        if (aggressor == side) {
            return;
        }
        boolean beyond = side == Side.BUY ? at < price : at > price;
        if (beyond) {
            ahead = 0;
        } else if (at == price) {
            double wasCounted = Math.min((double) quantity, late);
            if (wasCounted > 0) {
                double back = lateCut * wasCounted / late;
                ahead += back;
                late -= wasCounted;
                lateCut -= back;
            }
            ahead = Math.max(0, ahead - quantity);
            explained += quantity - Math.round(wasCounted);
        }
    }

    /** The level's size as a change of the book tells it. */
    void level(long size) {
        if (size == level) {
            return;
        }
        late = 0;
        lateCut = 0;
        long lost = level - explained - size;
        if (lost > 0) {
            double others = Math.max(ahead, (double) level - own - explained);
            lateCut = others <= 0 ? 0 : ahead * Math.min(1, lost / others);
            late = lost;
            ahead -= lateCut;
        }
        explained = 0;
        anchor(size);
    }

    /** The level's size as a new snapshot tells it: what was lost in between is not known. */
    void anchor(long size) {
        level = size;
        ahead = Math.min(ahead, (double) Math.max(0, size - own));
    }

    /** Rounded up, so that zero means that it is its turn. */
    long ahead() {
        return (long) Math.ceil(ahead - 1e-6);
    }
}
