package io.aibotiyi.charts.flow;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.util.List;

/**
 * One bucket of time: the book's last state in it, and what traded. Prices in price units, sizes in
 * quantity units.
 */
public final class DepthColumn {

    /** Levels kept of each side, from the best on. */
    public static final int MAX_LEVELS = 400;

    private long[] prices = {};
    private long[] sizes = {};
    private long bestBid;
    private long bestAsk;
    private long bought;
    private long sold;
    private double money;
    private long largest;

    DepthColumn() {}

    /** Begins with another column's book and without trades. */
    static DepthColumn after(DepthColumn before) {
        DepthColumn next = new DepthColumn();
        next.prices = before.prices;
        next.sizes = before.sizes;
        next.bestBid = before.bestBid;
        next.bestAsk = before.bestAsk;
        return next;
    }

    void take(BookSnapshot book) {
        int bids = Math.min(MAX_LEVELS, book.bids().size());
        int asks = Math.min(MAX_LEVELS, book.asks().size());
        long[] nextPrices = new long[bids + asks];
        long[] nextSizes = new long[bids + asks];
        copy(book.bids(), bids, nextPrices, nextSizes, 0);
        copy(book.asks(), asks, nextPrices, nextSizes, bids);
        prices = nextPrices;
        sizes = nextSizes;
        bestBid = bids == 0 ? 0 : book.bids().getFirst().price();
        bestAsk = asks == 0 ? 0 : book.asks().getFirst().price();
    }

    void take(Trade trade) {
        if (trade.aggressor() == Side.BUY) {
            bought += trade.quantity();
        } else {
            sold += trade.quantity();
        }
        money += (double) trade.price() * trade.quantity();
        largest = Math.max(largest, trade.quantity());
    }

    /** Number of levels of both sides. */
    public int levels() {
        return prices.length;
    }

    public long price(int level) {
        return prices[level];
    }

    public long size(int level) {
        return sizes[level];
    }

    /** Zero where the side is empty. */
    public long bestBid() {
        return bestBid;
    }

    /** Zero where the side is empty. */
    public long bestAsk() {
        return bestAsk;
    }

    /** Quantity that buyers took. */
    public long bought() {
        return bought;
    }

    /** Quantity that sellers took. */
    public long sold() {
        return sold;
    }

    /** Largest single trade, zero for none. */
    public long largest() {
        return largest;
    }

    /** Sum of price times quantity, for the mean price of several columns. */
    public double money() {
        return money;
    }

    private static void copy(
            List<BookLevel> from, int count, long[] prices, long[] sizes, int offset) {
        for (int i = 0; i < count; i++) {
            prices[offset + i] = from.get(i).price();
            sizes[offset + i] = from.get(i).quantity();
        }
    }
}
