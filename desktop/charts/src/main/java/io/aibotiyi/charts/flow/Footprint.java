package io.aibotiyi.charts.flow;

import io.aibotiyi.domain.Side;
import java.util.Arrays;

/**
 * What traded in one candle by price and side: sellers hit the bid, buyers lift the ask. Rows are
 * {@code step} price units high, lowest first, without gaps between the first and the last that
 * traded. Quantities in quantity units; a sum that leaves 64 bits saturates.
 */
public final class Footprint {

    /** Rows of one candle; a trade that would need more counts at the nearest row. */
    public static final int MAX_ROWS = 4_096;

    private final long step;
    private long base;
    private int rows;
    private long[] bid = new long[8];
    private long[] ask = new long[8];

    Footprint(long step) {
        this.step = step;
    }

    void take(long price, long quantity, Side aggressor) {
        int row = room(Math.floorDiv(price, step));
        long[] side = aggressor == Side.BUY ? ask : bid;
        long sum = side[row] + quantity;
        side[row] = sum < 0 ? Long.MAX_VALUE : sum;
    }

    public int rows() {
        return rows;
    }

    /** Lower edge of a row, price units. */
    public long price(int row) {
        return (base + row) * step;
    }

    /** Sold at the bid. */
    public long bid(int row) {
        return row >= 0 && row < rows ? bid[row] : 0;
    }

    /** Bought at the ask. */
    public long ask(int row) {
        return row >= 0 && row < rows ? ask[row] : 0;
    }

    /** Bought less sold. */
    public long delta() {
        long delta = 0;
        for (int i = 0; i < rows; i++) {
            delta += ask[i] - bid[i];
        }
        return delta;
    }

    public long volume() {
        long volume = 0;
        for (int i = 0; i < rows; i++) {
            volume += ask[i] + bid[i];
        }
        return volume;
    }

    /** Largest quantity of one side in a row. */
    public long largest() {
        long largest = 0;
        for (int i = 0; i < rows; i++) {
            largest = Math.max(largest, Math.max(ask[i], bid[i]));
        }
        return largest;
    }

    /** Both sides by row, for point of control and value area; a row's price is its lower edge. */
    public VolumeProfile profile() {
        VolumeProfile profile =
                new VolumeProfile(
                        (double) price(0), (double) price(Math.max(1, rows)), Math.max(1, rows));
        for (int i = 0; i < rows; i++) {
            profile.add(price(i) + step / 2.0, (double) ask[i] + bid[i]);
        }
        return profile;
    }

    /** Buyers at a row took at least {@code ratio} times what sellers hit one row below. */
    public boolean isBuyImbalance(int row, double ratio) {
        return ask(row) > 0 && ask(row) >= ratio * bid(row - 1) && row > 0;
    }

    /** Sellers at a row hit at least {@code ratio} times what buyers took one row above. */
    public boolean isSellImbalance(int row, double ratio) {
        return bid(row) > 0 && bid(row) >= ratio * ask(row + 1) && row < rows - 1;
    }

    private int room(long bucket) {
        if (rows == 0) {
            base = bucket;
            rows = 1;
            return 0;
        }
        if (bucket < base) {
            int below = (int) Math.min(base - bucket, MAX_ROWS - rows);
            grow(rows + below);
            System.arraycopy(bid, 0, bid, below, rows);
            System.arraycopy(ask, 0, ask, below, rows);
            Arrays.fill(bid, 0, below, 0);
            Arrays.fill(ask, 0, below, 0);
            base -= below;
            rows += below;
            return 0;
        }
        int row = (int) Math.min(bucket - base, MAX_ROWS - 1);
        if (row >= rows) {
            grow(row + 1);
            rows = row + 1;
        }
        return row;
    }

    private void grow(int needed) {
        if (needed > bid.length) {
            int capacity = Math.max(needed, bid.length * 2);
            bid = Arrays.copyOf(bid, capacity);
            ask = Arrays.copyOf(ask, capacity);
        }
    }
}
