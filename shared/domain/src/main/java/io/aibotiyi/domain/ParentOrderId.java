package io.aibotiyi.domain;

import java.util.UUID;

/**
 * Names one parent order, whose children are orders; sorts by the time it was made (UUID version 7,
 * see {@link TimeOrderedIds}).
 */
public record ParentOrderId(UUID value) implements Comparable<ParentOrderId> {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ParentOrderId parse(String text) {
        return new ParentOrderId(UUID.fromString(text));
    }

    @Override
    public int compareTo(ParentOrderId other) {
        return TimeOrderedIds.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
