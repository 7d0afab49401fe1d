package io.aibotiyi.domain;

import java.util.UUID;

/** Names one order; sorts by the time it was made (UUID version 7, see {@link TimeOrderedIds}). */
public record OrderId(UUID value) implements Comparable<OrderId> {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static OrderId parse(String text) {
        return new OrderId(UUID.fromString(text));
    }

    @Override
    public int compareTo(OrderId other) {
        return TimeOrderedIds.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
