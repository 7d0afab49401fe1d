package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.depth.PriceLevels.Keep;
import io.aibotiyi.domain.Side;

/**
 * Volume at price, bought and sold apart. At the limit of prices the one farthest from the newest
 * print is forgotten.
 */
final class TradedVolume {

    private final PriceLevels bought;
    private final PriceLevels sold;

    TradedVolume(int limit) {
        bought = new PriceLevels(limit, Keep.NEAREST);
        sold = new PriceLevels(limit, Keep.NEAREST);
    }

    void add(long price, long quantity, Side aggressor) {
        (aggressor == Side.BUY ? bought : sold).add(price, quantity);
    }

    void clear() {
        bought.clear();
        sold.clear();
    }

    /** Bought by takers in {@code [from, to)}. */
    long bought(long from, long to) {
        return bought.sum(from, to);
    }

    /** Sold by takers in {@code [from, to)}. */
    long sold(long from, long to) {
        return sold.sum(from, to);
    }
}
