package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.domain.Side;
import java.util.Arrays;

/** What traded in one minute at each price, by rising price. The owner locks. */
final class MinuteFootprint {

    private long[] prices = new long[4];
    private long[] bids = new long[4];
    private long[] asks = new long[4];
    private int rows;

    /** Adds a trade; true if its price is new. */
    boolean add(long price, long quantity, Side aggressor) {
        int found = Arrays.binarySearch(prices, 0, rows, price);
        int row = found >= 0 ? found : ~found;
        if (found < 0) {
            open(row, price);
        }
        long[] side = aggressor == Side.BUY ? asks : bids;
        side[row] = saturated(side[row], quantity);
        return found < 0;
    }

    private void open(int row, long price) {
        if (rows == prices.length) {
            int capacity = rows * 2;
            prices = Arrays.copyOf(prices, capacity);
            bids = Arrays.copyOf(bids, capacity);
            asks = Arrays.copyOf(asks, capacity);
        }
        System.arraycopy(prices, row, prices, row + 1, rows - row);
        System.arraycopy(bids, row, bids, row + 1, rows - row);
        System.arraycopy(asks, row, asks, row + 1, rows - row);
        prices[row] = price;
        bids[row] = 0;
        asks[row] = 0;
        rows++;
    }

    static long saturated(long sum, long more) {
        long next = sum + more;
        return next < 0 ? Long.MAX_VALUE : next;
    }

    int rows() {
        return rows;
    }

    /** As it is now. */
    MinuteFootprint copy() {
        MinuteFootprint copy = new MinuteFootprint();
        copy.prices = Arrays.copyOf(prices, rows);
        copy.bids = Arrays.copyOf(bids, rows);
        copy.asks = Arrays.copyOf(asks, rows);
        copy.rows = rows;
        return copy;
    }

    void addTo(FootprintSums sums, long openTime) {
        for (int i = 0; i < rows; i++) {
            sums.add(openTime, prices[i], bids[i], asks[i]);
        }
    }
}
