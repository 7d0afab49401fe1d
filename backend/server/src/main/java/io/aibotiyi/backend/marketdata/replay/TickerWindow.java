package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.capture.CaptureMessage;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.book.L2Book;

/**
 * The best bids and offers published lately, by update id, until the book reaches the same id.
 * Keeps the newest {@link #SIZE}; older ones can no longer be compared.
 */
final class TickerWindow {

    static final int SIZE = 1 << 13;

    private final long[] ids = new long[SIZE];
    private final long[] bidPrices = new long[SIZE];
    private final long[] bidQuantities = new long[SIZE];
    private final long[] askPrices = new long[SIZE];
    private final long[] askQuantities = new long[SIZE];
    private long added;
    private long dropped;

    private long compared;
    private long matched;

    long compared() {
        return compared;
    }

    long matched() {
        return matched;
    }

    /** Keeps a ticker until the book gets there. */
    void add(CaptureMessage ticker) {
        int slot = (int) (added++ & (SIZE - 1));
        ids[slot] = ticker.lastUpdateId();
        bidPrices[slot] = ticker.bidPrice();
        bidQuantities[slot] = ticker.bidQuantity();
        askPrices[slot] = ticker.askPrice();
        askQuantities[slot] = ticker.askQuantity();
        dropped = Math.max(dropped, added - SIZE);
    }

    /** Compares the kept tickers of this id with a book that is exact at it; drops older ones. */
    void compare(long id, L2Book book) {
        while (dropped < added) {
            int slot = (int) (dropped & (SIZE - 1));
            if (ids[slot] > id) {
                return;
            }
            if (ids[slot] == id) {
                count(
                        book,
                        bidPrices[slot],
                        bidQuantities[slot],
                        askPrices[slot],
                        askQuantities[slot]);
            }
            dropped++;
        }
    }

    private void count(L2Book book, long bid, long bidSize, long ask, long askSize) {
        compared++;
        boolean equal =
                book.bestPrice(Side.BUY) == bid
                        && book.bestQuantity(Side.BUY) == bidSize
                        && book.bestPrice(Side.SELL) == ask
                        && book.bestQuantity(Side.SELL) == askSize;
        matched += equal ? 1 : 0;
    }
}
