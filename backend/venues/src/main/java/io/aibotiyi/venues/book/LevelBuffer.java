package io.aibotiyi.venues.book;

import io.aibotiyi.domain.BookLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A reusable list of price levels, in the order they were added, without an object per level.
 *
 * <p>Holds at most {@link #MAX_SIZE} levels; {@link #add} refuses more. Not thread-safe.
 */
public final class LevelBuffer {

    /** More than any venue sends for one side in one message. */
    public static final int MAX_SIZE = 1 << 17;

    private long[] prices;
    private long[] quantities;
    private int size;

    public LevelBuffer() {
        this(16);
    }

    private LevelBuffer(int capacity) {
        prices = new long[capacity];
        quantities = new long[capacity];
    }

    /**
     * @throws IllegalStateException if the buffer is full; it is unchanged then
     */
    public void add(long price, long quantity) {
        if (size == prices.length) {
            if (size == MAX_SIZE) {
                throw new IllegalStateException(
                        "more than " + MAX_SIZE + " levels on one side of one message");
            }
            int capacity = Math.min(MAX_SIZE, size * 2);
            prices = Arrays.copyOf(prices, capacity);
            quantities = Arrays.copyOf(quantities, capacity);
        }
        prices[size] = price;
        quantities[size] = quantity;
        size++;
    }

    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    public long price(int index) {
        return prices[index];
    }

    public long quantity(int index) {
        return quantities[index];
    }

    /** An independent copy, no larger than its content. */
    public LevelBuffer copy() {
        LevelBuffer copy = new LevelBuffer(Math.max(size, 1));
        System.arraycopy(prices, 0, copy.prices, 0, size);
        System.arraycopy(quantities, 0, copy.quantities, 0, size);
        copy.size = size;
        return copy;
    }

    /** The levels as values, same order. */
    public List<BookLevel> toList() {
        List<BookLevel> levels = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            levels.add(new BookLevel(prices[i], quantities[i]));
        }
        return levels;
    }
}
