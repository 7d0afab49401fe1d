package io.aibotiyi.strategies.slicing;

/**
 * A part of an order.
 *
 * @param offset when it is due, nanoseconds after the order's start
 * @param quantity in quantity units
 */
public record Slice(long offset, long quantity) {

    public Slice {
        if (offset < 0 || quantity < 1) {
            throw new IllegalArgumentException(
                    "a slice has an offset from 0 and a quantity from 1, were "
                            + offset
                            + " and "
                            + quantity);
        }
    }
}
